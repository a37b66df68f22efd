package org.anju.household.region.place;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/regions/resolve")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Regions 行政区划")
public class RegionResolutionResource {

    private final RegionResolutionService service;

    RegionResolutionResource(RegionResolutionService service) {
        this.service = service;
    }

    @GET
    @Operation(
            operationId = "resolveRegion",
            summary = "Which region is meant by names as people write them 按书写的地名识别区划",
            description =
                    "With or without suffix; former and local names count; what has ended leads to what took over. Answers one "
                            + "region, or the candidates, and never guesses. Rosters are read by the same rules. "
                            + "可省略村委会、镇等后缀,曾用名、俗称有效,已撤销的区划指向承继者;不唯一时列出候选,不作猜测。花名册按同样规则识别。")
    public RegionResolution resolve(
            @Parameter(description = "Prefecture, if counties share a name 市州", example = "临夏州")
                    @QueryParam("prefecture")
                    @DefaultValue("")
                    @Size(max = 50)
                    String prefecture,
            @Parameter(description = "County; your own regions if left out 县(市),不填则在您的管辖区域内查找", example = "积石山县")
                    @QueryParam("county")
                    @DefaultValue("")
                    @Size(max = 50)
                    String county,
            @Parameter(description = "Township 乡镇", example = "吹麻滩")
                    @QueryParam("township")
                    @DefaultValue("")
                    @Size(max = 50)
                    String township,
            @Parameter(description = "Village 村", example = "方家村")
                    @QueryParam("village")
                    @DefaultValue("")
                    @Size(max = 50)
                    String village,
            @Parameter(
                            description = "A region's code, which may have ended 区划代码,可为已撤销的",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("code")
                    RegionCode code,
            @Parameter(description = "Whose code externalCode is 编码体系") @QueryParam("system") @Size(max = 50)
                    String system,
            @Parameter(description = "The region's code in that system 该体系中的编码")
                    @QueryParam("externalCode")
                    @Size(max = 50)
                    String externalCode) {
        if (system != null && externalCode != null) {
            return service.resolve(system.strip(), externalCode.strip());
        }
        return service.resolve(new Place(
                prefecture.strip(),
                county.strip(),
                township.strip(),
                village.strip(),
                code == null ? "" : code.value()));
    }
}
