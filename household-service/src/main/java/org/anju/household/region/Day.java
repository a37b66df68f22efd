package org.anju.household.region;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** A day in a query. */
public record Day(LocalDate value) {

    /** Used by JAX-RS for query parameters. */
    public static Day fromString(String value) {
        try {
            return new Day(LocalDate.parse(value));
        } catch (DateTimeParseException exception) {
            throw ProblemException.badRequest(
                            "day-malformed",
                            Text.of("The day cannot be read", "日期格式不正确"),
                            Text.of("Give asOf as YYYY-MM-DD, such as 2026-06-30.", "asOf应为YYYY-MM-DD,例如2026-06-30。"))
                    .violation("asOf", "YYYY-MM-DD", value.substring(0, Math.min(value.length(), 20)));
        }
    }
}
