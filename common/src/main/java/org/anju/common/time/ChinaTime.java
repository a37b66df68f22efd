package org.anju.common.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days are counted in China's one time zone, wherever a server or phone stands. */
public final class ChinaTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private ChinaTime() {}

    public static LocalDate dayOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }
}
