package org.anju.verification.review;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.anju.common.caller.CurrentCaller;
import org.anju.verification.record.RecordStep;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/verifications")
@Tag(name = "Review 审核")
@RunOnVirtualThread
public class BulkReviewResource {

    private static final String RECORD = "01970000-0000-7000-8000-0000000000b2";
    private static final String PASSES = "{\"items\": [{\"id\": \"" + RECORD + "\"}]}";
    private static final String RETURNS = "{\"items\": [{\"id\": \"" + RECORD + "\", \"reasons\": [\"PHOTO_UNCLEAR\"],"
            + " \"note\": \"正面照片模糊,请补拍\"}]}";

    private final BulkReview bulk;
    private final CurrentCaller caller;

    BulkReviewResource(BulkReview bulk, CurrentCaller caller) {
        this.bulk = bulk;
        this.caller = caller;
    }

    @POST
    @Path("/approvals")
    @RolesAllowed(TOWNSHIP_REVIEWER)
    @Operation(
            operationId = "approveVerifications",
            summary = "Approve up to 500 records 批量审核通过",
            description = "Each is answered on its own: DONE, SAME, CONFLICT, REFUSED or UNKNOWN. 逐条答复,互不影响。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "One record", value = PASSES)))
    public BulkReviewResponse approveAll(@Valid @NotNull BulkReviewRequest.Pass request, @Context HttpHeaders headers) {
        return bulk.take(
                RecordStep.APPROVE,
                request.items(),
                ReviewItem.Pass.class,
                caller.get(),
                headers.getAcceptableLanguages());
    }

    @POST
    @Path("/confirmations")
    @RolesAllowed(COUNTY_REVIEWER)
    @Operation(
            operationId = "confirmVerifications",
            summary = "Confirm up to 500 records 批量县级确认",
            description = "Each is answered on its own: DONE, SAME, CONFLICT, REFUSED or UNKNOWN. 逐条答复,互不影响。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "One record", value = PASSES)))
    public BulkReviewResponse confirmAll(@Valid @NotNull BulkReviewRequest.Pass request, @Context HttpHeaders headers) {
        return bulk.take(
                RecordStep.CONFIRM,
                request.items(),
                ReviewItem.Pass.class,
                caller.get(),
                headers.getAcceptableLanguages());
    }

    @POST
    @Path("/returns")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER})
    @Operation(
            operationId = "returnVerifications",
            summary = "Return up to 500 records 批量退回更正",
            description = "Each is answered on its own: DONE, SAME, CONFLICT, REFUSED or UNKNOWN. 逐条答复,互不影响。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "One record", value = RETURNS)))
    public BulkReviewResponse giveBackAll(
            @Valid @NotNull BulkReviewRequest.Return request, @Context HttpHeaders headers) {
        return bulk.take(
                RecordStep.RETURN,
                request.items(),
                ReviewItem.Return.class,
                caller.get(),
                headers.getAcceptableLanguages());
    }
}
