package org.anju.verification.review.choice;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
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
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.verification.record.VerificationResponse;
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

@Path("/verifications")
@Tag(name = "Review 审核")
@RunOnVirtualThread
public class ChoiceResource {

    private static final String RECORD = "01970000-0000-7000-8000-0000000000b2";

    private final ComparisonService comparisons;
    private final ChoiceService choices;
    private final CurrentCaller caller;

    ChoiceResource(ComparisonService comparisons, ChoiceService choices, CurrentCaller caller) {
        this.comparisons = comparisons;
        this.choices = choices;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/comparison")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "compareVerifications",
            summary = "A record beside another of its household 两条核验记录逐项比较",
            description =
                    "Field by field, photos by slot, distance and time between the visits. Without 'with': beside the record"
                            + " that stands, or beside what competes with it. 逐项列出,照片按类别;不填with时与现行或并存记录比较。")
    @APIResponse(responseCode = "200", description = "The two, field by field 逐项比较结果")
    @APIResponse(responseCode = "404", description = "No such record, or nothing to compare it with 没有该记录或可比较的记录")
    @APIResponse(responseCode = "422", description = "The records are not of one household 两条记录不属于同一户")
    public ComparisonResponse compare(
            @Parameter(example = RECORD) @RestPath UUID id,
            @Parameter(description = "The other record 另一条记录") @RestQuery UUID with) {
        return comparisons.compare(id, with, caller.get());
    }

    @POST
    @Path("/{id}/choose")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER})
    @Operation(
            operationId = "chooseVerification",
            summary = "Decide for one of a household's records 选定并存记录之一",
            description =
                    "The chosen record stands; those that stood or competed are dismissed and stay readable. In the stead of a"
                            + " record that the county has confirmed a county-reviewer alone chooses; once it is locked, nobody."
                            + " 选定的成为现行记录,其余不再采用但可查阅;县级已确认的记录只有县级审核人员可以改选,锁定后不可更改。")
    @RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "Later visit",
                                            value = "{\"reason\": \"第二次入户照片清晰、佐证齐全,以其为准\"}")))
    @APIResponse(responseCode = "200", description = "It stands, now or before 已选定")
    @APIResponse(
            responseCode = "403",
            description = "Rule Q16, not your role, or confirmed by the county 采集与审核须分离、角色不符或县级已确认")
    @APIResponse(responseCode = "404", description = "No such record in your regions 管辖区域内没有该记录")
    @APIResponse(responseCode = "409", description = "Nothing to decide, decided otherwise, or locked 无需裁定、已另行裁定或已锁定")
    public RestResponse<VerificationResponse> choose(
            @Parameter(example = RECORD) @RestPath UUID id, @Valid @NotNull ChooseRequest request) {
        VerificationResponse chosen = choices.choose(id, request, caller.get());
        return ResponseBuilder.ok(chosen).tag(Long.toString(chosen.version())).build();
    }
}
