package org.anju.verification.rule.publication;

import static org.anju.common.caller.Roles.AUDITOR;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.GUIDE;
import static org.anju.common.caller.Roles.INTEGRATOR;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.anju.common.caller.CurrentCaller;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.publication.RuleSetService.Drafting;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/rule-sets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rule sets 规则集")
@RunOnVirtualThread
public class RuleSetResource {

    private static final String IF_MATCH = "The ETag of the draft as it was read 读取该草案时得到的ETag";
    private static final String SHIPPED = "2020";

    private final RuleSetService ruleSets;
    private final CurrentCaller caller;

    RuleSetResource(RuleSetService ruleSets, CurrentCaller caller) {
        this.ruleSets = ruleSets;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, GUIDE, SUPERVISOR, INTEGRATOR, AUDITOR})
    @Operation(operationId = "listRuleSets", summary = "Rule sets, published and drafted 规则集列表")
    public List<RuleSetSummary> list() {
        return ruleSets.list();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, GUIDE, SUPERVISOR, INTEGRATOR, AUDITOR})
    @Operation(
            operationId = "getRuleSet",
            summary = "One rule set 规则集详情",
            description =
                    "In canonical form, to the byte: SHA-256 of the body is the digest, and the ETag of a published set,"
                            + " which never changes. 规范格式;已发布的规则集永不更改,ETag即其摘要。")
    @APIResponse(
            responseCode = "200",
            description = "The rule set 规则集",
            content = @Content(schema = @Schema(implementation = RuleSet.class)))
    @APIResponse(responseCode = "304", description = "As you have it 内容未变")
    @APIResponse(responseCode = "404", description = "No such rule set 没有该规则集")
    public Response get(@Parameter(example = SHIPPED) @PathParam("id") String id, @Context Request request) {
        StoredRuleSet set = ruleSets.get(id);
        return cached(set, request, set.body());
    }

    @GET
    @Path("/{id}/conformance")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, GUIDE, SUPERVISOR, INTEGRATOR, AUDITOR})
    @Operation(
            operationId = "getRuleSetConformance",
            summary = "Cases by which a phone proves that it evaluates the rules alike 规则集一致性用例")
    @APIResponse(responseCode = "404", description = "No such rule set 没有该规则集")
    public ConformanceResponse conformance(@Parameter(example = SHIPPED) @PathParam("id") String id) {
        return ruleSets.conformance(id);
    }

    @POST
    @RolesAllowed(SUPERVISOR)
    @Operation(
            operationId = "draftRuleSet",
            summary = "Draft a rule set 新建规则集草案",
            description = "Role supervisor. Start from GET /rule-sets/2020; the same id and body again answers 200."
                    + " 以GET /rule-sets/2020为起点;同一编号、相同内容重发返回200。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Small", value = RuleSetExample.DRAFT)))
    @APIResponse(
            responseCode = "201",
            description = "Drafted, with its ETag 已新建",
            content = @Content(schema = @Schema(implementation = RuleSetSummary.class)))
    @APIResponse(
            responseCode = "200",
            description = "Drafted before 此前已新建",
            content = @Content(schema = @Schema(implementation = RuleSetSummary.class)))
    @APIResponse(responseCode = "409", description = "The id is taken 编号已用")
    @APIResponse(responseCode = "422", description = "Malformed, or an expression does not compile 格式或表达式有误")
    public Response draft(@Valid @NotNull DraftRuleSetRequest request) {
        Drafting drafting = ruleSets.draft(request, caller.get());
        Response.ResponseBuilder response = drafting.created()
                ? Response.created(URI.create("rule-sets/" + drafting.set().id()))
                : Response.ok();
        return tagged(response, drafting.set());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(SUPERVISOR)
    @Operation(operationId = "changeRuleSet", summary = "Change a draft 修改规则集草案")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Small", value = RuleSetExample.DRAFT)))
    @APIResponse(
            responseCode = "200",
            description = "As it is now 修改后的草案",
            content = @Content(schema = @Schema(implementation = RuleSetSummary.class)))
    @APIResponse(responseCode = "404", description = "No such rule set 没有该规则集")
    @APIResponse(responseCode = "409", description = "It is published 已发布")
    @APIResponse(responseCode = "412", description = "Changed meanwhile 内容已被他人修改")
    @APIResponse(responseCode = "422", description = "Malformed, or an expression does not compile 格式或表达式有误")
    @APIResponse(responseCode = "428", description = "If-Match is missing 缺少If-Match")
    public Response change(
            @Parameter(example = RuleSetExample.ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH) @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull DraftRuleSetRequest request) {
        return tagged(Response.ok(), ruleSets.change(id, ifMatch, request, caller.get()));
    }

    @POST
    @Path("/{id}/publish")
    @RolesAllowed(SUPERVISOR)
    @Operation(
            operationId = "publishRuleSet",
            summary = "Publish a draft 发布规则集",
            description =
                    "Its cases have to come out as they say, and its rules to take little time; afterwards it does not"
                            + " change any more. 须通过全部用例且耗时达标;发布后不可修改。")
    @APIResponse(
            responseCode = "200",
            description = "Published 已发布",
            content = @Content(schema = @Schema(implementation = RuleSetSummary.class)))
    @APIResponse(responseCode = "404", description = "No such rule set 没有该规则集")
    @APIResponse(responseCode = "409", description = "It is published 已发布")
    @APIResponse(responseCode = "412", description = "Changed meanwhile 内容已被他人修改")
    @APIResponse(responseCode = "422", description = "A case comes out otherwise, or a rule takes too long 用例不符或耗时过长")
    @APIResponse(responseCode = "428", description = "If-Match is missing 缺少If-Match")
    public Response publish(
            @Parameter(example = RuleSetExample.ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH) @HeaderParam("If-Match") String ifMatch) {
        return tagged(Response.ok(), ruleSets.publish(id, ifMatch, caller.get()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(SUPERVISOR)
    @Operation(operationId = "deleteRuleSet", summary = "Delete a draft 删除规则集草案")
    @APIResponse(responseCode = "204", description = "Deleted 已删除")
    @APIResponse(responseCode = "404", description = "No such rule set 没有该规则集")
    @APIResponse(responseCode = "409", description = "It is published 已发布")
    @APIResponse(responseCode = "412", description = "Changed meanwhile 内容已被他人修改")
    @APIResponse(responseCode = "428", description = "If-Match is missing 缺少If-Match")
    public void delete(
            @Parameter(example = RuleSetExample.ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH) @HeaderParam("If-Match") String ifMatch) {
        ruleSets.delete(id, ifMatch);
    }

    private static Response cached(StoredRuleSet set, Request request, Object body) {
        EntityTag tag = new EntityTag(set.tag());
        Response.ResponseBuilder response = request.evaluatePreconditions(tag);
        String caching = set.published() ? "private, max-age=31536000, immutable" : "private, no-cache";
        return (response == null ? Response.ok(body) : response)
                .tag(tag)
                .header("Cache-Control", caching)
                .build();
    }

    private Response tagged(Response.ResponseBuilder response, StoredRuleSet set) {
        return response.entity(ruleSets.summary(set))
                .tag(new EntityTag(set.tag()))
                .build();
    }
}
