package org.anju.verification.village;

import static org.anju.common.caller.Roles.AUDITOR;
import static org.anju.common.caller.Roles.BULLETIN_EDITOR;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/campaigns/{campaign}/villages")
@Tag(name = "Villages of a campaign 核验行动的村")
@RunOnVirtualThread
public class VillageResource {

    private static final String DEMO_CAMPAIGN = "01970000-0000-7000-8000-000000006229";

    private final VillageService villages;
    private final CurrentCaller caller;

    VillageResource(VillageService villages, CurrentCaller caller) {
        this.villages = villages;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR, BULLETIN_EDITOR, AUDITOR})
    @Operation(
            operationId = "listCampaignVillages",
            summary = "Villages of a campaign with their phase 核验行动各村及其阶段",
            description = "Those with households, and those that were opened before. Ordered by code. 按代码排序。")
    public VillagePage list(
            @Parameter(example = DEMO_CAMPAIGN) @RestPath UUID campaign,
            @Parameter(example = "622927000000") @NotNull @RestQuery RegionCode region,
            @Parameter(description = "all when left out 不填为全部") @RestQuery VillagePhase phase,
            @Parameter(description = "cursor of the page before 上一页的cursor") @Pattern(regexp = "\\d{12}") @RestQuery
                    String cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return villages.list(campaign, region, phase, cursor, limit, caller.get());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/open")
    @RolesAllowed({SUPERVISOR, COUNTY_REVIEWER})
    @Operation(
            operationId = "openVillages",
            summary = "Open villages, townships or counties 开放村、乡镇或县",
            description =
                    "Roles supervisor and county-reviewer. Pilot villages first, one or two a county; then village by village"
                            + " or county by county. What is open stays open, what is closed stays closed; villages of the"
                            + " regions that become known later are open too. 先开放试点村(每县一至两个),再逐村或整县开放。")
    @APIResponse(responseCode = "200", description = "Which villages were opened 已开放的村")
    @APIResponse(responseCode = "409", description = "A third pilot, or the campaign has ended 试点村过多或行动已结束")
    @APIResponse(responseCode = "422", description = "A pilot that is no village, or a reason is missing 试点不是村或缺少理由")
    @RequestBody(
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "A county 整县", value = """
                {"regions": ["622927000000"]}
                """),
                                @ExampleObject(name = "A pilot village 试点村", value = """
                {"regions": ["622927100200"], "pilot": true}
                """)
                            }))
    public OpenVillagesResponse open(
            @Parameter(example = DEMO_CAMPAIGN) @RestPath UUID campaign, @Valid @NotNull OpenVillagesRequest request) {
        return villages.open(campaign, request, caller.get());
    }
}
