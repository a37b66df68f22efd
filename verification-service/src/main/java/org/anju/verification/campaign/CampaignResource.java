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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.verification.campaign.CampaignService.Creation;
import org.anju.verification.rule.RuleSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
    @RolesAllowed(SUPERVISOR)
    @Operation(
            operationId = "createCampaign",
            summary = "Create a campaign 新建核验行动",
            description = "Role supervisor, for regions of your own. Sending the same id and body again answers 200.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Linxia", value = """
                                                    {
                                                      "name": "临夏州住房安全有保障核验",
                                                      "regions": ["622900000000"],
                                                      "startsOn": "2026-06-05",
                                                      "deadline": "2026-06-15",
                                                      "ruleSet": "2020"
                                                    }
                                                    """)))
    public RestResponse<CampaignResponse> create(@Valid @NotNull CreateCampaignRequest request) {
        Creation creation = campaigns.create(request, caller.get());
        CampaignResponse body = CampaignResponse.from(creation.campaign());
        if (!creation.created()) {
            return RestResponse.ok(body);
        }
        return ResponseBuilder.<CampaignResponse>created(URI.create("campaigns/" + body.id()))
                .entity(body)
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
    public CampaignResponse get(@Parameter(example = DEMO_CAMPAIGN) UUID id) {
        return CampaignResponse.from(campaigns.get(id, caller.get()));
    }

    @GET
    @Path("/{id}/rules")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, GUIDE, SUPERVISOR})
    @Operation(
            operationId = "getCampaignRules",
            summary = "The rule set of a campaign 核验行动的规则集",
            description = "Categories, modes, grades and photos, as the server checks them. 与服务器检查所用的相同。")
    public RuleSet rules(@Parameter(example = DEMO_CAMPAIGN) UUID id) {
        return campaigns.rulesOf(campaigns.get(id, caller.get()));
    }
}
