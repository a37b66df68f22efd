package org.anju.verification.review;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import org.anju.verification.record.ReturnReason;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/return-reasons")
@Tag(name = "Review 审核")
@RunOnVirtualThread
public class ReturnReasonResource {

    @GET
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "listReturnReasons",
            summary = "The reasons for which records are returned 退回原因代码表",
            description =
                    "In both languages, for phones to keep. Those set by the system come of re-checks and approved change requests;"
                            + " reviewers do not choose them. 中英文对照,供手机端保存;setBySystem为系统设置的原因,审核人员不得选用。")
    public List<ReturnReasonResponse> list() {
        return Arrays.stream(ReturnReason.values())
                .map(ReturnReasonResponse::of)
                .toList();
    }
}
