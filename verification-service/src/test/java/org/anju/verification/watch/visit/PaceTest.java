package org.anju.verification.watch.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.anju.verification.watch.Subject;
import org.anju.verification.watch.Watching;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PaceTest {

    private static final String TOO_MANY_A_DAY = "Q14 visitedAt.day REVIEW";
    private static final String TOO_MANY_AN_HOUR = "Q14 visitedAt.hour REVIEW";
    private static final String IN_THE_NIGHT = "Q14 visitedAt.night REVIEW";

    @Inject
    Given given;

    @Inject
    StoredRecords records;

    @Inject
    Watching watching;

    private UUID campaign;

    @BeforeEach
    void campaign() {
        campaign = given.campaign();
    }

    @Test
    void findsWhatIsMoreThanSixtyADay() {
        List<TestRecord> day = every("2026-06-05T06:00:00+08:00", Duration.ofMinutes(10), 62);
        watching.store(day);

        assertThat(day.subList(0, 60))
                .allSatisfy(record -> assertThat(records.findings(record)).isEmpty());
        assertThat(day.subList(60, 62))
                .allSatisfy(record -> assertThat(records.findings(record)).containsExactly(TOO_MANY_A_DAY));
    }

    @Test
    void countsByTheDaysOfChina() {
        List<TestRecord> evening = every("2026-06-05T16:00:00+08:00", Duration.ofMinutes(10), 48);
        List<TestRecord> morning = every("2026-06-06T05:00:00+08:00", Duration.ofMinutes(10), 48);
        watching.store(evening);
        watching.store(morning);

        assertThat(evening.getLast().visitedAt()).isEqualTo(instant("2026-06-05T23:50:00+08:00"));
        assertThat(findings(evening)).isEmpty();
        assertThat(findings(morning)).isEmpty();
    }

    @Test
    void countsOnUntilTheLastMomentOfTheDay() {
        List<TestRecord> day = every("2026-06-05T06:00:00+08:00", Duration.ofMinutes(10), 60);
        TestRecord last = TestRecord.of(campaign, Given.id()).at("2026-06-05T23:59:59.999999+08:00");
        TestRecord next = TestRecord.of(campaign, Given.id()).at("2026-06-06T00:00:00+08:00");
        watching.store(day);
        watching.store(next, last);

        assertThat(records.findings(last)).containsExactly(TOO_MANY_A_DAY);
        assertThat(records.findings(next)).containsExactly(IN_THE_NIGHT);
    }

    @Test
    void findsWhatOneThatComesLateMakesTooMany() {
        List<TestRecord> day = every("2026-06-05T07:00:00+08:00", Duration.ofMinutes(10), 60);
        watching.store(day);
        assertThat(findings(day)).isEmpty();

        TestRecord early = TestRecord.of(campaign, Given.id()).at("2026-06-05T06:00:00+08:00");
        watching.store(early);
        assertThat(records.findings(early)).isEmpty();
        assertThat(records.findings(day.getLast())).containsExactly(TOO_MANY_A_DAY);
        assertThat(findings(day)).hasSize(1);

        watching.supersede(early);
        assertThat(findings(day)).isEmpty();
    }

    @Test
    void findsWhatIsMoreThanThirtyAnHour() {
        List<TestRecord> hour = every("2026-06-05T09:00:00+08:00", Duration.ofSeconds(119), 31);
        watching.store(hour);

        assertThat(findings(hour.subList(0, 30))).isEmpty();
        assertThat(records.findings(hour.getLast())).containsExactly(TOO_MANY_AN_HOUR);
    }

    @Test
    void takesWhatIsAFullHourAgoForPast() {
        List<TestRecord> hour = every("2026-06-05T09:00:00+08:00", Duration.ofMinutes(2), 40);
        watching.store(hour);

        assertThat(findings(hour)).isEmpty();
    }

    @Test
    void countsAnHourAcrossMidnight() {
        List<TestRecord> hour = every("2026-06-05T23:40:00+08:00", Duration.ofSeconds(60), 31);
        watching.store(hour);

        assertThat(records.findings(hour.getLast())).containsExactly(TOO_MANY_AN_HOUR, IN_THE_NIGHT);
    }

    /** Eight hours behind, as one that shows the time of Greenwich. */
    @Test
    void goesByTheTrueTimeWhereAPhonesClockWasMeasured() {
        TestRecord noon = TestRecord.of(campaign, Given.id()).at("2026-06-04T20:00:00Z");
        TestRecord night = TestRecord.of(campaign, Given.id()).at("2026-06-05T10:00:00Z");
        records.store(noon, night);
        records.execute(
                "UPDATE verification SET clock_lower_ms = -28800500, clock_upper_ms = -28799500 WHERE id IN ('%s', '%s')"
                        .formatted(noon.id(), night.id()));
        watching.changed(Subject.RECORD, List.of(noon.id(), night.id()));

        assertThat(records.findings(noon)).isEmpty();
        assertThat(records.findings(night)).containsExactly(IN_THE_NIGHT);
    }

    @Test
    void findsRecordsOfTheNightByChinasClock() {
        TestRecord midnight = TestRecord.of(campaign, Given.id()).at("2026-06-05T16:00:00Z");
        TestRecord beforeFive = TestRecord.of(campaign, Given.id()).at("2026-06-06T04:59:59+08:00");
        TestRecord five = TestRecord.of(campaign, Given.id()).at("2026-06-06T05:00:00+08:00");
        TestRecord evening = TestRecord.of(campaign, Given.id()).at("2026-06-05T23:59:59+08:00");
        watching.store(midnight, beforeFive, five, evening);

        assertThat(records.findings(midnight)).containsExactly(IN_THE_NIGHT);
        assertThat(records.findings(beforeFive)).containsExactly(IN_THE_NIGHT);
        assertThat(records.findings(five)).isEmpty();
        assertThat(records.findings(evening)).isEmpty();
    }

    private List<TestRecord> every(String from, Duration step, int count) {
        List<TestRecord> made = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            made.add(TestRecord.of(campaign, Given.id()).at(instant(from).plus(step.multipliedBy(number))));
        }
        return made;
    }

    private List<String> findings(Collection<TestRecord> of) {
        return of.stream().flatMap(record -> records.findings(record).stream()).toList();
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
