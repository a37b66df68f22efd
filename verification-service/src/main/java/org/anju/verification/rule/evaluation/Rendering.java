package org.anju.verification.rule.evaluation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.anju.common.time.ChinaTime;

/** Writes a value for people: a midnight in China as a date, numbers without idle zeros, lists with commas. */
final class Rendering {

    private static final int LONGEST = 500;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private Rendering() {}

    static String of(Object value) {
        String text =
                switch (value) {
                    case Instant instant -> time(instant.atZone(ChinaTime.ZONE));
                    case Double number ->
                        BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
                    case Duration duration -> duration.toHours() + " h";
                    case List<?> list -> list.stream().map(Rendering::of).collect(Collectors.joining(", "));
                    default -> value.toString();
                };
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String time(ZonedDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : MINUTE.format(at);
    }
}
