package org.anju.verification.rectification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.verification.village.closure.ClosingCondition;
import org.anju.verification.village.closure.OpenPoint;

/** No problem of the village is left that is neither closed nor planned. */
@ApplicationScoped
class ProblemsClosedOrPlanned implements ClosingCondition {

    private final OpenProblems problems;

    ProblemsClosedOrPlanned(OpenProblems problems) {
        this.problems = problems;
    }

    @Override
    public List<OpenPoint> openPoints(UUID campaign, String village) {
        OpenProblems.Remaining remaining = problems.in(campaign, new RegionCode(village));
        if (remaining.count() == 0) {
            return List.of();
        }
        return List.of(new OpenPoint(
                "PROBLEMS_OPEN",
                Text.of("Households with problems: close them, or plan them for a day to come", "存在未销号问题:请销号,或列入整改计划"),
                remaining.households().size(),
                remaining.households()));
    }
}
