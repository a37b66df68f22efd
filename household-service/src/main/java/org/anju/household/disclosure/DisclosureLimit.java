package org.anju.household.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.household.HouseholdConfig;

/** How often one person may see personal data in clear, counted in the database for all instances together. */
@ApplicationScoped
class DisclosureLimit {

    private final DisclosureRepository disclosures;
    private final HouseholdConfig.Disclosure config;
    private final Clock clock;

    DisclosureLimit(DisclosureRepository disclosures, HouseholdConfig config, Clock clock) {
        this.disclosures = disclosures;
        this.config = config.disclosure();
        this.clock = clock;
    }

    /** One more is allowed until the end of the current transaction. */
    void require(String subject) {
        disclosures.lock(subject);
        require(subject, config.perDay(), Duration.ofDays(1), "24 hours", "24小时内");
        require(subject, config.perHour(), Duration.ofHours(1), "one hour", "1小时内");
    }

    private void require(String subject, int limit, Duration period, String english, String chinese) {
        Instant now = clock.instant();
        disclosures
                .startOfLatest(limit, subject)
                .map(first -> Duration.between(now, first.plus(period)))
                .filter(Duration::isPositive)
                .ifPresent(wait -> {
                    throw tooMany(limit, english, chinese, (int) wait.toSeconds() + 1);
                });
    }

    private static ProblemException tooMany(int limit, String english, String chinese, int seconds) {
        long minutes = (seconds + 59) / 60;
        return new ProblemException(
                        429,
                        "too-many-disclosures",
                        Text.of("Too many disclosures", "查看明文次数过多"),
                        Text.of(
                                "At most %d disclosures are allowed within %s. Go on in %d minutes, or work with the masked values until then."
                                        .formatted(limit, english, minutes),
                                "%s最多查看明文%d次。请在%d分钟后继续,其间请使用脱敏信息。".formatted(chinese, limit, minutes)))
                .retryAfter(seconds);
    }
}
