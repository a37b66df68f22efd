package org.anju.household.export;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.anju.common.time.ChinaTime;

/** What a downloaded roster is called: region and day. */
record FileName(String ascii, String chinese) {

    static FileName of(RosterRequest roster, Clock clock) {
        LocalDate day = ChinaTime.dayOf(clock.instant());
        String extension = roster.format().extension();
        return new FileName(
                "roster-%s-%s.%s".formatted(roster.region().code(), day, extension),
                "花名册-%s-%s.%s".formatted(roster.region().name(), day, extension));
    }

    /** RFC 6266, with a name for those who do not know its second form. */
    String asAttachment() {
        String encoded = URLEncoder.encode(chinese, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii, encoded);
    }
}
