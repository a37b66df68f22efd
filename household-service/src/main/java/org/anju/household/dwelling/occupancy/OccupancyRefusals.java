package org.anju.household.dwelling.occupancy;

import java.time.LocalDate;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** Why it is not recorded that a household has a dwelling. */
final class OccupancyRefusals {

    private OccupancyRefusals() {}

    static ProblemException livesElsewhere() {
        return ProblemException.conflict(
                        "household-lives-elsewhere",
                        Text.of("The household lives in another dwelling", "该户已登记居住在另一处房屋"),
                        Text.of(
                                "A household lives in one dwelling at a time. First send occupied=false for the other one, or end it.",
                                "一户同一时间只能居住一处房屋。请先将另一处的occupied改为false或终止其关联。"))
                .violation("occupied", "true for one dwelling only", "true");
    }

    static ProblemException unknownDwelling(UUID id) {
        return ProblemException.notFound(
                "dwelling-unknown",
                Text.of("There is no such dwelling", "没有这处房屋"),
                Text.of(
                        "No dwelling has the id %s. Have it recorded first.".formatted(id),
                        "没有编号为%s的房屋。请先登记房屋。".formatted(id)));
    }

    static ProblemException unknownLink(UUID household, UUID dwelling) {
        return ProblemException.notFound(
                "household-dwelling-unknown",
                Text.of("The household does not have this dwelling", "该户与此房屋没有关联"),
                Text.of(
                        "Household %s was never linked to dwelling %s.".formatted(household, dwelling),
                        "农户%s从未关联房屋%s。".formatted(household, dwelling)));
    }

    static ProblemException impossibleDay(String field, LocalDate found, String expected) {
        return ProblemException.unprocessable(
                        "occupancy-date-impossible",
                        Text.of("The day is impossible", "日期不合理"),
                        Text.of(
                                "Correct the field %s: it must be %s.".formatted(field, expected),
                                "请更正字段%s:应为%s。".formatted(field, expected)))
                .violation(field, expected, found.toString());
    }
}
