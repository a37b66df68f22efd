package org.anju.verification.submission;

import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.verification.clock.RequestClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

@Path("/verifications")
@Tag(name = "Field work 现场核验")
@RunOnVirtualThread
public class SubmissionResource {

    private static final String RECORD = """
            {
              "campaignId": "01970000-0000-7000-8000-000000006229",
              "householdId": "01970000-0000-7000-8000-000000000001",
              "secured": true,
              "assuranceCategory": "APPRAISED_SAFE",
              "assuranceMode": "ORIGINAL_HOUSE_B",
              "safetyGrade": "B",
              "visitedAt": "2026-06-05T09:30:00+08:00",
              "position": {"latitude": 35.7, "longitude": 102.88, "accuracyMeters": 12},
              "deviceId": "swagger-ui",
              "photos": [
                {"photoId": "01970000-0000-7000-8000-0000000000a1", "slot": "FRONT"},
                {"photoId": "01970000-0000-7000-8000-0000000000a2", "slot": "SIDE"},
                {"photoId": "01970000-0000-7000-8000-0000000000a3", "slot": "INSIDE"}
              ]
            }
            """;
    private static final String BATCH = "{\"items\": [" + "{\"id\": \"01970000-0000-7000-8000-0000000000b1\","
            + "\"campaignId\": \"01970000-0000-7000-8000-000000006229\","
            + "\"householdId\": \"01970000-0000-7000-8000-000000000001\",\"secured\": false,"
            + "\"visitedAt\": \"2026-06-05T09:30:00+08:00\",\"deviceId\": \"swagger-ui\","
            + "\"photos\": [{\"photoId\": \"01970000-0000-7000-8000-0000000000a4\", \"slot\": \"FRONT\"}]}]}";

    private final SubmissionService submissions;
    private final ReconciliationService reconciliation;
    private final CurrentCaller caller;
    private final RequestClock clock;

    SubmissionResource(
            SubmissionService submissions,
            ReconciliationService reconciliation,
            CurrentCaller caller,
            RequestClock clock) {
        this.submissions = submissions;
        this.reconciliation = reconciliation;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(VERIFIER)
    @Operation(
            operationId = "submitVerification",
            summary = "Submit one household's verification 提交一户核验记录",
            description =
                    "A 2xx is sent after the record is on disk. The same id and body can be sent again at any time and"
                            + " answers 200; the same id with another body 409. 收到2xx即已落盘;同一编号同一内容可重复发送。")
    @APIResponse(responseCode = "200", description = "Stored before 此前已保存")
    @APIResponse(responseCode = "201", description = "Stored, or kept as a competing record 已保存")
    @APIResponse(responseCode = "202", description = "Kept until the household is known here 已暂存")
    @APIResponse(responseCode = "409", description = "The id belongs to other content 编号冲突")
    @APIResponse(responseCode = "422", description = "A rule is broken 不符合规则")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Grade B house", value = RECORD)))
    public RestResponse<Receipt> submit(
            @Parameter(example = "01970000-0000-7000-8000-0000000000b2") UUID id,
            @NotNull SubmitVerificationRequest request,
            @Context HttpHeaders headers) {
        if (request.id() != null && !request.id().equals(id)) {
            throw Refusals.idsDiffer(id, request.id());
        }
        Submission submission = submissions.prepare(request.withId(id), caller.get(), clock.ofDevice());
        Outcome outcome = submissions.submit(submission);
        Receipt receipt = Receipt.of(submission, outcome, headers.getAcceptableLanguages());
        return switch (outcome.status()) {
            case STORED, COMPETING ->
                ResponseBuilder.<Receipt>created(URI.create("verifications/" + id))
                        .entity(receipt)
                        .build();
            case PARKED ->
                ResponseBuilder.<Receipt>create(Status.ACCEPTED).entity(receipt).build();
            case SAME, CONFLICT, REFUSED -> RestResponse.ok(receipt);
        };
    }

    @POST
    @Path("/batch")
    @RolesAllowed(VERIFIER)
    @Operation(
            operationId = "submitVerificationBatch",
            summary = "Submit up to 500 verifications 批量提交核验记录",
            description =
                    "Each item is answered on its own; one that is refused or cannot be stored does not hold back the others. 逐条答复,互不影响。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "One item", value = BATCH)))
    public BatchResponse submitBatch(@Valid @NotNull BatchRequest request, @Context HttpHeaders headers) {
        return new BatchResponse(submissions.submitAll(
                request.items(), caller.get(), clock.ofDevice(), headers.getAcceptableLanguages()));
    }

    @POST
    @Path("/reconcile")
    @RolesAllowed(VERIFIER)
    @Operation(
            operationId = "reconcileVerifications",
            summary = "What the server holds of a list of receipts 对账:服务器实际保存的内容",
            description =
                    "For each id and digest: HELD, DIFFERENT, PARKED, REFUSED or UNKNOWN. A phone deletes nothing before HELD.")
    @RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "One receipt",
                                            value =
                                                    "{\"receipts\": [{\"id\": \"01970000-0000-7000-8000-0000000000b2\"}]}")))
    public ReconcileResponse reconcile(@Valid @NotNull ReconcileRequest request, @Context HttpHeaders headers) {
        return new ReconcileResponse(
                reconciliation.reconcile(request.receipts(), caller.get(), headers.getAcceptableLanguages()));
    }
}
