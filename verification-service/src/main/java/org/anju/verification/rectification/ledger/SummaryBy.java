package org.anju.verification.rectification.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionLevel;

/** What the rows of a summary stand for. */
public enum SummaryBy {
    KIND("kind"),
    STATE("state"),
    ORIGIN("origin"),
    ESCALATION("escalation"),
    ASSIGNEE("coalesce(assignee, '')"),
    COUNTY(region(RegionLevel.COUNTY)),
    TOWNSHIP(region(RegionLevel.TOWNSHIP)),
    VILLAGE(region(RegionLevel.VILLAGE));

    private final String expression;

    SummaryBy(String expression) {
        this.expression = expression;
    }

    private static String region(RegionLevel level) {
        return "rpad(left(village_code, %d), 12, '0')".formatted(level.digits());
    }

    /** Used by JAX-RS for query parameters. */
    public static SummaryBy fromString(String value) {
        return Arrays.stream(values())
                .filter(by -> by.parameter().equals(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> unknown(value));
    }

    String expression() {
        return expression;
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static ProblemException unknown(String value) {
        String known = Arrays.stream(values()).map(SummaryBy::parameter).collect(Collectors.joining(", "));
        String found = value.substring(0, Math.min(value.length(), 20));
        return ProblemException.badRequest(
                        "summary-by-unknown",
                        Text.of("The summary has no such rows", "没有该统计方式"),
                        Text.of(
                                "'%s' is none of: %s.".formatted(found, known),
                                "“%s”不可用;可选:%s。".formatted(found, known)))
                .violation("by", "one of " + known, found);
    }
}
