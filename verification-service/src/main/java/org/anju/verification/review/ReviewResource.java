package org.anju.verification.review;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.verification.record.RecordStep;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/verifications")
@Tag(name = "Review 审核")
@RunOnVirtualThread
@APIResponse(responseCode = "200", description = "Done, now or before 已执行,或此前已执行")
@APIResponse(responseCode = "403", description = "Rule Q16, or not your role 采集与审核须分离,或角色不符")
@APIResponse(responseCode = "404", description = "No such record in your regions 管辖区域内没有该记录")
@APIResponse(responseCode = "409", description = "Not in a state for it, or undecided records compete 状态不符,或有并存记录待裁定")
@APIResponse(responseCode = "412", description = "The record has changed meanwhile 记录已被更新")
@APIResponse(responseCode = "422", description = "Findings are not settled 检查发现尚未处理")
public class ReviewResource {

    private static final String RECORD = "01970000-0000-7000-8000-0000000000b2";
    private static final String PASS = "{\"settles\": []}";
    private static final String RETURN =
            "{\"reasons\": [\"PHOTO_UNCLEAR\", \"PROOF_MISSING\"], \"note\": \"正面照片模糊,请补拍,并补充佐证材料\"}";
    private static final String IF_MATCH =
            "ETag of the record as you have seen it; left out, any version will do 您所看到的记录的ETag,可不填";

    private final ReviewService reviews;
    private final CurrentCaller caller;

    ReviewResource(ReviewService reviews, CurrentCaller caller) {
        this.reviews = reviews;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed(TOWNSHIP_REVIEWER)
    @Operation(
            operationId = "approveVerification",
            summary = "Approve a completed record 乡镇审核通过",
            description =
                    "Role township-reviewer. Findings of severity REVIEW must be settled, here or before; one that"
                            + " blocks keeps the record from being approved, and so do undecided competing records."
                            + " 须先处理复核类检查发现;存在阻断类发现或并存记录未裁定时不能通过。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Nothing to settle", value = PASS)))
    public RestResponse<StepAnswer> approve(
            @Parameter(example = RECORD) @RestPath UUID id,
            @Parameter(description = IF_MATCH, schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    ExpectedVersion version,
            @Valid PassRequest request,
            @Context HttpHeaders headers) {
        StepRequest step = PassRequest.toStep(id, version, request);
        return answer(reviews.take(RecordStep.APPROVE, step, caller.get()), headers);
    }

    @POST
    @Path("/{id}/confirm")
    @RolesAllowed(COUNTY_REVIEWER)
    @Operation(
            operationId = "confirmVerification",
            summary = "Confirm an approved record 县级确认",
            description = "Role county-reviewer, and not who approved it. 须由非审核人本人的县级审核人员确认。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Nothing to settle", value = PASS)))
    public RestResponse<StepAnswer> confirm(
            @Parameter(example = RECORD) @RestPath UUID id,
            @Parameter(description = IF_MATCH, schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    ExpectedVersion version,
            @Valid PassRequest request,
            @Context HttpHeaders headers) {
        StepRequest step = PassRequest.toStep(id, version, request);
        return answer(reviews.take(RecordStep.CONFIRM, step, caller.get()), headers);
    }

    @POST
    @Path("/{id}/return")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER})
    @Operation(
            operationId = "returnVerification",
            summary = "Return a record to whoever recorded it 退回更正",
            description =
                    "Reasons by the codes of GET /return-reasons, those set by the system excepted, and a note on what to mend, without"
                            + " names of household members; the note is in the village's task pack. What the county has confirmed only a county-reviewer returns."
                            + " 填写退回原因代码和更正说明,勿写农户姓名;县级已确认的须由县级退回。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Photo and proof", value = RETURN)))
    public RestResponse<StepAnswer> giveBack(
            @Parameter(example = RECORD) @RestPath UUID id,
            @Parameter(description = IF_MATCH, schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    ExpectedVersion version,
            @Valid @NotNull ReturnRequest request,
            @Context HttpHeaders headers) {
        return answer(reviews.take(RecordStep.RETURN, request.toStep(id, version), caller.get()), headers);
    }

    private static RestResponse<StepAnswer> answer(StepOutcome outcome, HttpHeaders headers) {
        StepAnswer answer = StepAnswer.of(outcome.orThrow(), headers.getAcceptableLanguages());
        return ResponseBuilder.ok(answer).tag(Long.toString(answer.version())).build();
    }
}
