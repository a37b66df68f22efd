package org.anju.household.registry;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

public class HouseholdNotFound extends ProblemException {

    private static final long serialVersionUID = 1L;

    public HouseholdNotFound(UUID id) {
        super(
                404,
                "household-unknown",
                Text.of("There is no such household", "没有这一户"),
                Text.of(
                        "No household of your regions has the id %s.".formatted(id),
                        "您的管辖区域内没有编号为%s的农户。".formatted(id)));
    }
}
