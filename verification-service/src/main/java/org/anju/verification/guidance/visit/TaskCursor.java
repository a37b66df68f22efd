package org.anju.verification.guidance.visit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** The last task of a page; what is due first comes first. */
public record TaskCursor(LocalDate dueOn, UUID id) {

    static final TaskCursor START = new TaskCursor(LocalDate.of(1, 1, 1), new UUID(0, 0));

    private static final char SEPARATOR = '_';

    /** Used by JAX-RS for query parameters. */
    public static TaskCursor fromString(String value) {
        int separator = value.indexOf(SEPARATOR);
        try {
            return new TaskCursor(
                    LocalDate.parse(value.substring(0, Math.max(separator, 0))),
                    UUID.fromString(value.substring(separator + 1)));
        } catch (DateTimeParseException | IllegalArgumentException exception) {
            throw ProblemException.badRequest(
                            "cursor-malformed",
                            Text.of("The cursor cannot be used", "cursor无效"),
                            Text.of(
                                    "Send the cursor of the page before, unchanged; leave it out for the first page.",
                                    "请原样填写上一页的cursor;不填则从第一页开始。"))
                    .violation("cursor", "cursor of the page before", null);
        }
    }

    @Override
    public String toString() {
        return dueOn.toString() + SEPARATOR + id;
    }
}
