package org.anju.verification.host.site;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.GUIDE;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.region.RegionCode;
import org.anju.verification.host.site.SiteService.Registration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/sites")
@Tag(name = "Hosts and sites 接纳户与集中居住点")
@RunOnVirtualThread
public class SiteResource {

    private static final String NURSING_HOME = """
            {
              "id": "01970000-0000-7000-8000-0000000000c1",
              "code": "622927-NH-01",
              "name": "积石山县中心敬老院",
              "kind": "NURSING_HOME",
              "village": "622927100200",
              "safetyGrade": "A",
              "position": {"latitude": 35.7171, "longitude": 102.8767},
              "radiusMeters": 150
            }
            """;

    private final SiteService sites;
    private final CurrentCaller caller;

    SiteResource(SiteService sites, CurrentCaller caller) {
        this.sites = sites;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "registerSite",
            summary = "Register a place where many households may live 登记集中居住点",
            description =
                    "What was found because many households are at one point or name one host is settled where they"
                            + " live at the site. Sending the same id and body again answers 200."
                            + " 登记后,居住点内因多户同点或同一接纳户产生的疑点自动消除;同一编号同一内容可重复发送。")
    @APIResponse(responseCode = "201", description = "Registered 已登记")
    @APIResponse(responseCode = "200", description = "Registered before 此前已登记")
    @APIResponse(responseCode = "403", description = "The village is not yours 超出您的管辖区域")
    @APIResponse(responseCode = "409", description = "Id or code is taken 编号或代码已被使用")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Nursing home", value = NURSING_HOME)))
    public RestResponse<SiteResponse> register(@Valid @NotNull RegisterSiteRequest request) {
        Registration registration = sites.register(request, caller.get());
        if (!registration.created()) {
            return RestResponse.ok(registration.site());
        }
        return ResponseBuilder.<SiteResponse>created(
                        URI.create("sites/" + registration.site().id()))
                .entity(registration.site())
                .build();
    }

    @GET
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, GUIDE, SUPERVISOR})
    @Operation(
            operationId = "listSites",
            summary = "Registered sites of a region 区域内的集中居住点",
            description = "Of your counties: people of a village may live at a site elsewhere in its county."
                    + " 可查询所在县的全部居住点。")
    public SitePage list(
            @Parameter(example = "622927000000") @NotNull @RestQuery RegionCode region,
            @Parameter(description = "all when left out 不填则为全部") @RestQuery SiteKind kind,
            @Parameter(description = "the one with this code 按代码查找") @Size(max = 40) @RestQuery String code,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return sites.list(region, kind, code, cursor, limit, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, GUIDE, SUPERVISOR})
    @Operation(operationId = "getSite", summary = "One site 集中居住点详情")
    @APIResponse(responseCode = "404", description = "No such site in your counties 所在县内没有该居住点")
    public SiteResponse get(@Parameter(example = "01970000-0000-7000-8000-0000000000c1") UUID id) {
        return sites.get(id, caller.get());
    }
}
