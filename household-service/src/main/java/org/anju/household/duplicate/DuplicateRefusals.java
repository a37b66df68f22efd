package org.anju.household.duplicate;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** Why a case is not shown or not decided. */
final class DuplicateRefusals {

    private DuplicateRefusals() {}

    static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                "household-duplicate-unknown",
                Text.of("There is no such case", "没有这个重复案例"),
                Text.of(
                        "No case that touches your regions has the id %s.".formatted(id),
                        "没有编号为%s且涉及您管辖区域的重复案例。".formatted(id)));
    }

    static ProblemException beyondScope() {
        return ProblemException.forbidden(
                "duplicate-side-out-of-scope",
                Text.of("A side lies outside your regions", "有一方在您的管辖区域之外"),
                Text.of(
                        "A case is decided by somebody whose regions cover all its sides. Ask the prefecture to decide it.",
                        "重复案例须由管辖全部各方的人员裁定。请提请州级裁定。"));
    }

    static ProblemException gone() {
        return ProblemException.conflict(
                "household-duplicate-gone",
                Text.of("The case is gone", "该重复已消除"),
                Text.of("No two households contend any more, so there is nothing to decide.", "已没有两户同时占用,无需裁定。"));
    }

    static ProblemException householdNotASide() {
        return ProblemException.unprocessable(
                        "decision-household-unfit",
                        Text.of("The household does not fit the decision", "农户与裁定不符"),
                        Text.of(
                                "With KEEP_HOUSEHOLD give as householdId the id of one of the current sides; leave it out otherwise.",
                                "KEEP_HOUSEHOLD须在householdId中填写当前某一方的编号;其他裁定不填。"))
                .violation("householdId", "the id of a current side with KEEP_HOUSEHOLD, else nothing", null);
    }
}
