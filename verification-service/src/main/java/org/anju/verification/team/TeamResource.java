package org.anju.verification.team;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.GUIDE;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.precondition.ExpectedVersion;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/teams")
@Tag(name = "Teams 工作组")
@RunOnVirtualThread
public class TeamResource {

    private static final String EXAMPLE = "01970000-0000-7000-8000-0000000000e1";

    private final TeamService teams;
    private final CurrentCaller caller;

    TeamResource(TeamService teams, CurrentCaller caller) {
        this.teams = teams;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR, GUIDE})
    @Operation(operationId = "getTeam", summary = "One team with its members 工作组及其成员")
    @APIResponse(responseCode = "200", description = "The team, its version as ETag 工作组,ETag为其版本")
    public RestResponse<TeamResponse> get(@Parameter(example = EXAMPLE) @RestPath UUID id) {
        return tagged(teams.get(id, caller.get()));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{id}")
    @RolesAllowed({SUPERVISOR, COUNTY_REVIEWER, TOWNSHIP_REVIEWER})
    @Operation(
            operationId = "changeTeam",
            summary = "Change a team's name or kind 修改工作组",
            description = "What is left out stays. 未填写的字段保持不变。")
    @APIResponse(responseCode = "200", description = "As it is now 修改后的工作组")
    @APIResponse(responseCode = "412", description = "Changed meanwhile 内容已被他人修改")
    @APIResponse(responseCode = "428", description = "If-Match is missing 缺少If-Match")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Another name 改名", value = """
                                                    {"name": "第一驻村工作队"}
                                                    """)))
    public RestResponse<TeamResponse> change(
            @Parameter(example = EXAMPLE) @RestPath UUID id,
            @Parameter(description = "The ETag of the team as it was read; * for any 读取时得到的ETag", example = "*")
                    @HeaderParam("If-Match")
                    String ifMatch,
            @Valid @NotNull ChangeTeamRequest request) {
        return tagged(teams.change(id, ExpectedVersion.of(ifMatch), request, caller.get()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{id}/members")
    @RolesAllowed({SUPERVISOR, COUNTY_REVIEWER, TOWNSHIP_REVIEWER})
    @Operation(
            operationId = "addTeamMember",
            summary = "Add a member, for good or for a time 添加成员",
            description =
                    "Added again, the member gets the new expiry. After it the account is no member any more, and the"
                            + " tasks stay with the team. 重复添加即更新到期时间;到期后不再是成员,任务仍由工作组承担。")
    @APIResponse(responseCode = "200", description = "The team as it is now 更新后的工作组")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Temporary member 临时成员", value = """
                                                    {
                                                      "account": {"username": "verifier-622927100201"},
                                                      "expiresAt": "2027-06-30T18:00:00+08:00"
                                                    }
                                                    """)))
    public RestResponse<TeamResponse> addMember(
            @Parameter(example = EXAMPLE) @RestPath UUID id, @Valid @NotNull AddTeamMemberRequest request) {
        return tagged(teams.add(id, request, caller.get()));
    }

    @DELETE
    @Path("/{id}/members/{member}")
    @RolesAllowed({SUPERVISOR, COUNTY_REVIEWER, TOWNSHIP_REVIEWER})
    @Operation(
            operationId = "removeTeamMember",
            summary = "Remove a member 移除成员",
            description = "By the id that the team lists. 按工作组所列成员编号。")
    @APIResponse(responseCode = "204", description = "Removed 已移除")
    public void removeMember(
            @Parameter(example = EXAMPLE) @RestPath UUID id,
            @Parameter(description = "id of a member, as the team lists it 成员编号") @RestPath UUID member) {
        teams.remove(id, member, caller.get());
    }

    private static RestResponse<TeamResponse> tagged(TeamResponse team) {
        return ResponseBuilder.ok(team)
                .tag(ExpectedVersion.tagOf(team.version()))
                .build();
    }
}
