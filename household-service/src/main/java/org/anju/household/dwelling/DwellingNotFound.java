package org.anju.household.dwelling;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

class DwellingNotFound extends ProblemException {

    private static final long serialVersionUID = 1L;

    DwellingNotFound(UUID id) {
        super(
                404,
                "dwelling-unknown",
                Text.of("There is no such dwelling", "没有这处房屋"),
                Text.of(
                        "No dwelling of your regions has the id %s.".formatted(id),
                        "您的管辖区域内没有编号为%s的房屋。".formatted(id)));
    }
}
