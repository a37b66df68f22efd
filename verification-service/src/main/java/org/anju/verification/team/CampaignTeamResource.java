package org.anju.verification.team;

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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.precondition.ExpectedVersion;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/campaigns/{campaign}/teams")
@Tag(name = "Teams 工作组")
@RunOnVirtualThread
public class CampaignTeamResource {

    private static final String DEMO_CAMPAIGN = "01970000-0000-7000-8000-000000006229";

    private final TeamService teams;
    private final CurrentCaller caller;

    CampaignTeamResource(TeamService teams, CurrentCaller caller) {
        this.teams = teams;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({SUPERVISOR, COUNTY_REVIEWER, TOWNSHIP_REVIEWER})
    @Operation(
            operationId = "createTeam",
            summary = "Set up a team 新建工作组",
            description =
                    "Roles supervisor, county-reviewer and township-reviewer, for regions of your own. Sending the same"
                            + " id and body again answers 200. 同一编号同一内容可重复发送。")
    @APIResponse(responseCode = "201", description = "Set up, its version as ETag 已新建")
    @APIResponse(responseCode = "200", description = "Set up before 此前已新建")
    @APIResponse(responseCode = "409", description = "The id is taken, or the campaign has ended 编号冲突或行动已结束")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Village work team 驻村工作队", value = """
                                                    {
                                                      "id": "01970000-0000-7000-8000-0000000000e1",
                                                      "name": "驻村工作队",
                                                      "kind": "WORK_TEAM",
                                                      "region": "622927100200",
                                                      "members": [
                                                        {"account": {"username": "verifier-622927100200"}}
                                                      ]
                                                    }
                                                    """)))
    public RestResponse<TeamResponse> create(
            @Parameter(example = DEMO_CAMPAIGN) @RestPath UUID campaign, @Valid @NotNull CreateTeamRequest request) {
        TeamService.Creation creation = teams.create(campaign, request, caller.get());
        ResponseBuilder<TeamResponse> response = creation.created()
                ? ResponseBuilder.created(URI.create("teams/" + creation.team().id()))
                : ResponseBuilder.ok();
        return response.entity(creation.team())
                .tag(ExpectedVersion.tagOf(creation.team().version()))
                .build();
    }

    @GET
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR, GUIDE})
    @Operation(
            operationId = "listTeams",
            summary = "Teams of a campaign 核验行动的工作组",
            description = "Those of the region and of the regions within it. 包括该区域及其下级区域的工作组。")
    public TeamPage list(
            @Parameter(example = DEMO_CAMPAIGN) @RestPath UUID campaign,
            @Parameter(example = "622927000000") @NotNull @RestQuery RegionCode region,
            @Parameter(description = "all when left out 不填为全部") @RestQuery TeamKind kind,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return teams.list(campaign, region, kind, cursor, limit, caller.get());
    }
}
