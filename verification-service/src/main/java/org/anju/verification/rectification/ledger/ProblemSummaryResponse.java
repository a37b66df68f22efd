package org.anju.verification.rectification.ledger;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param total of all rows, its key empty */
@Schema(name = "HousingProblemSummary")
record ProblemSummaryResponse(List<Row> rows, Row total) {

    /**
     * How many problems there are. Those that are overdue are told apart by how long they have been.
     *
     * @param key a kind, a state, a region's code, whatever the rows stand for; empty for what is assigned to nobody
     * @param problems closed ones too
     * @param notClosed all others
     * @param planned not closed, with a plan for a day that is still to come
     * @param closable not closed, and found put right
     * @param overdue not closed, and past its day
     * @param longestOverdueDays 0 where none is overdue
     */
    @Schema(name = "HousingProblemSummaryRow")
    record Row(
            String key,
            long problems,
            long notClosed,
            long planned,
            long closable,
            long overdue,
            long overdueUpTo3Days,
            long overdue4To7Days,
            long overdueOver7Days,
            long longestOverdueDays) {

        private Row plus(Row other) {
            return new Row(
                    "",
                    problems + other.problems,
                    notClosed + other.notClosed,
                    planned + other.planned,
                    closable + other.closable,
                    overdue + other.overdue,
                    overdueUpTo3Days + other.overdueUpTo3Days,
                    overdue4To7Days + other.overdue4To7Days,
                    overdueOver7Days + other.overdueOver7Days,
                    Math.max(longestOverdueDays, other.longestOverdueDays));
        }
    }

    static ProblemSummaryResponse of(List<Row> rows) {
        return new ProblemSummaryResponse(
                rows, rows.stream().reduce(new Row("", 0, 0, 0, 0, 0, 0, 0, 0, 0), Row::plus));
    }
}
