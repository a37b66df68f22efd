package org.anju.verification.recheck.evaluation;

import static org.anju.common.caller.Roles.AUDITOR;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/recheck-samples/{id}/evaluation")
@Tag(name = "Rechecks 抽查复核")
@RunOnVirtualThread
public class EvaluationResource {

    private final EvaluationService evaluations;
    private final CurrentCaller caller;

    EvaluationResource(EvaluationService evaluations, CurrentCaller caller) {
        this.evaluations = evaluations;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({SUPERVISOR, COUNTY_REVIEWER, TOWNSHIP_REVIEWER, AUDITOR})
    @Operation(
            operationId = "getRecheckEvaluation",
            summary = "Error rates of a sample, with what they suggest 样本差错率与处理建议",
            description =
                    "By township, category and verifier, with Wilson's interval at 95 %. ACCEPT where the upper bound is not above the"
                            + " accepted rate, REVERIFY_ALL where the lower bound is, EXTEND in between. 按乡镇、类别、核验人员统计,95%置信区间。")
    public EvaluationResponse get(@Parameter(example = "01970000-0000-7000-8000-0000000000c1") UUID id) {
        return evaluations.get(id, caller.get());
    }
}
