package org.anju.verification.campaign;

import static org.anju.common.caller.Roles.AUDITOR;
import static org.anju.common.caller.Roles.BULLETIN_EDITOR;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.GUIDE;
import static org.anju.common.caller.Roles.INTEGRATOR;
import static org.anju.common.caller.Roles.ROSTER_MANAGER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.precondition.ExpectedVersion;
import org.anju.verification.campaign.CampaignService.Creation;
import org.anju.verification.rule.RuleSet;
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

@Path("/campaigns")
@Tag(name = "Campaigns 核验行动")
@RunOnVirtualThread
public class CampaignResource {

    private static final String DEMO_CAMPAIGN = "01970000-0000-7000-8000-000000006229";

    private final CampaignService campaigns;
    private final CurrentCaller caller;

    CampaignResource(CampaignService campaigns, CurrentCaller caller) {
        this.campaigns = campaigns;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(SUPERVISOR)
    @Operation(
            operationId = "createCampaign",
            summary = "Create a campaign 新建核验行动",
            description = "Role supervisor, for regions of your own. Sending the same id and body again answers 200."
                    + " opening BY_VILLAGE: villages take records once they are opened. 逐村开放时,村开放后方可提交。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Linxia", value = """
                                                    {
                                                      "name": "临夏州住房安全有保障核验",
                                                      "regions": ["622900000000"],
                                                      "startsOn": "2026-06-05",
                                                      "deadline": "2026-06-15",
                                                      "ruleSet": "2020",
                                                      "opening": "BY_VILLAGE"
                                                    }
                                                    """)))
    public RestResponse<CampaignResponse> create(@Valid @NotNull CreateCampaignRequest request) {
        Creation creation = campaigns.create(request, caller.get());
        CampaignResponse body = CampaignResponse.from(creation.campaign());
        if (!creation.created()) {
            return tagged(creation.campaign());
        }
        return ResponseBuilder.<CampaignResponse>created(URI.create("campaigns/" + body.id()))
                .entity(body)
                .tag(ExpectedVersion.tagOf(body.version()))
                .build();
    }

    @GET
    @RolesAllowed({
        VERIFIER,
        TOWNSHIP_REVIEWER,
        COUNTY_REVIEWER,
        ROSTER_MANAGER,
        GUIDE,
        SUPERVISOR,
        BULLETIN_EDITOR,
        INTEGRATOR,
        AUDITOR
    })
    @Operation(operationId = "listCampaigns", summary = "Campaigns of your regions 本区域的核验行动")
    public List<CampaignResponse> list() {
        return campaigns.list(caller.get()).stream().map(CampaignResponse::from).toList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        VERIFIER,
        TOWNSHIP_REVIEWER,
        COUNTY_REVIEWER,
        ROSTER_MANAGER,
        GUIDE,
        SUPERVISOR,
        BULLETIN_EDITOR,
        INTEGRATOR,
        AUDITOR
    })
    @Operation(operationId = "getCampaign", summary = "One campaign 核验行动详情")
    @APIResponse(responseCode = "200", description = "The campaign, its version as ETag 核验行动,ETag为其版本")
    public RestResponse<CampaignResponse> get(@Parameter(example = DEMO_CAMPAIGN) @RestPath UUID id) {
        return tagged(campaigns.get(id, caller.get()));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{id}")
    @RolesAllowed(SUPERVISOR)
    @Operation(
            operationId = "changeCampaign",
            summary = "Change a campaign 修改核验行动",
            description =
                    "Role supervisor, for all its regions. What is left out stays; ended=true ends it, false resumes it."
                            + " Records are checked by the new rules within two seconds. 未填写的字段保持不变;新规则两秒内生效。")
    @APIResponse(responseCode = "200", description = "As it is now 修改后的核验行动")
    @APIResponse(responseCode = "412", description = "Changed meanwhile 内容已被他人修改")
    @APIResponse(responseCode = "422", description = "The window or the rule set cannot be 时间或规则集有误")
    @APIResponse(responseCode = "428", description = "If-Match is missing 缺少If-Match")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Five days more 延期五天", value = """
                                                    {"deadline": "2027-06-20"}
                                                    """)))
    public RestResponse<CampaignResponse> change(
            @Parameter(example = DEMO_CAMPAIGN) @RestPath UUID id,
            @Parameter(description = "The ETag of the campaign as it was read; * for any 读取时得到的ETag", example = "*")
                    @HeaderParam("If-Match")
                    String ifMatch,
            @Valid @NotNull ChangeCampaignRequest request) {
        return tagged(campaigns.change(id, ExpectedVersion.of(ifMatch), request, caller.get()));
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR, AUDITOR})
    @Operation(
            operationId = "listCampaignChanges",
            summary = "Who changed what of a campaign 核验行动修改历史",
            description = "Latest first. 按时间倒序。")
    public List<CampaignChangeResponse> history(@Parameter(example = DEMO_CAMPAIGN) @RestPath UUID id) {
        return campaigns.history(id, caller.get());
    }

    @GET
    @Path("/{id}/rules")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, GUIDE, SUPERVISOR})
    @Operation(
            operationId = "getCampaignRules",
            summary = "The rule set of a campaign 核验行动的规则集",
            description =
                    "Categories, modes, special situations and rules, as the server evaluates them; docs/rule-sets.md tells the form. 与服务器检查所用的相同。")
    public RuleSet rules(@Parameter(example = DEMO_CAMPAIGN) @RestPath UUID id) {
        return campaigns.rulesOf(campaigns.get(id, caller.get()));
    }

    private static RestResponse<CampaignResponse> tagged(Campaign campaign) {
        return ResponseBuilder.ok(CampaignResponse.from(campaign))
                .tag(ExpectedVersion.tagOf(campaign.version()))
                .build();
    }
}
