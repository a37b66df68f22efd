package org.anju.household.roster;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

class RosterImportNotFound extends ProblemException {

    private static final long serialVersionUID = 1L;

    RosterImportNotFound(UUID id) {
        super(
                404,
                "roster-import-unknown",
                Text.of("There is no such roster import", "没有这个花名册导入"),
                Text.of(
                        "No roster import of your regions has the id %s.".formatted(id),
                        "您的管辖区域内没有编号为%s的花名册导入。".formatted(id)));
    }
}
