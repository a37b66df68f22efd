package org.anju.verification.rectification.ledger;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.verification.rectification.ProblemResponse;

/** Where a page of problems ended: they come by the day on which they are due. */
public record ProblemCursor(LocalDate dueOn, UUID id) {

    static final ProblemCursor START = new ProblemCursor(LocalDate.of(1, 1, 1), new UUID(0, 0));

    static ProblemCursor after(ProblemResponse problem) {
        return new ProblemCursor(problem.dueOn(), problem.id());
    }

    /** Used by JAX-RS for query parameters. */
    public static ProblemCursor fromString(String value) {
        try {
            int dot = value.indexOf('.');
            return new ProblemCursor(
                    LocalDate.parse(value.substring(0, dot)), UUID.fromString(value.substring(dot + 1)));
        } catch (DateTimeException | IllegalArgumentException | StringIndexOutOfBoundsException exception) {
            throw ProblemException.badRequest(
                    "cursor-malformed",
                    Text.of("The cursor cannot be used", "cursor无效"),
                    Text.of(
                            "Send the cursor of the page before, unchanged, or none for the first page.",
                            "请原样填写上一页的cursor,首页不填。"));
        }
    }

    @Override
    public String toString() {
        return dueOn + "." + id;
    }
}
