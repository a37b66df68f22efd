package org.anju.load.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitPlannerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-05T02:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 5);

    private final VisitPlanner planner = new VisitPlanner(UUID.randomUUID(), 3, 1, CLOCK);

    @Test
    void tellsOfEachRenovationThatItWasAccepted() throws IOException {
        assertThat(visits(AssuranceMode.DILAPIDATED_HOUSE_RENOVATION)).allSatisfy(record -> {
            JsonNode renovation = record.at("/details/renovation");
            LocalDate acceptedOn = LocalDate.parse(renovation.path("acceptedOn").asText());
            assertThat(acceptedOn).isBefore(TODAY);
            assertThat(renovation.path("finishedYear").asInt()).isEqualTo(acceptedOn.getYear());
            assertThat(renovation.path("formerGrade").asText()
                            + renovation.path("kind").asText())
                    .isIn("CREPAIR", "DREBUILD");
        });
    }

    @Test
    void tellsTheGradeOfEachHouseThatIsProvided() throws IOException {
        for (AssuranceMode mode : AssuranceMode.values()) {
            if (mode.category().equals("PROVIDED_SAFE")) {
                assertThat(visits(mode)).as(mode.name()).allSatisfy(record -> assertThat(
                                record.at("/details/lodging/hostGrade").asText())
                        .isIn("A", "B"));
            }
        }
    }

    @Test
    void staysWithKinThatAgree() throws IOException {
        assertThat(visits(AssuranceMode.STAY_WITH_KIN)).allSatisfy(record -> {
            assertThat(record.at("/details/lodging/kinship").asText()).isNotEmpty();
            assertThat(record.at("/details/lodging/hostAgreed").asBoolean()).isTrue();
        });
    }

    @Test
    void leavesPlainRecordsPlain() throws IOException {
        assertThat(visits(AssuranceMode.ORIGINAL_HOUSE_A))
                .allSatisfy(record -> assertThat(record.has("details")).isFalse());
    }

    @Test
    void letsAVerifierKeepAPaceThatAPersonCanKeep() throws IOException {
        List<OffsetDateTime> visits = new ArrayList<>();
        for (JsonNode record : visits(AssuranceMode.ORIGINAL_HOUSE_A)) {
            visits.add(OffsetDateTime.parse(record.path("visitedAt").asText()));
        }

        assertThat(visits.getFirst().toInstant()).isBefore(CLOCK.instant());
        for (int next = 1; next < visits.size(); next++) {
            assertThat(visits.get(next)).isBefore(visits.get(next - 1).minusMinutes(9));
        }
        assertThat(visits).allSatisfy(visit -> assertThat(visit.getHour()).isBetween(8, 18));
        assertThat(visits.getLast().toLocalDate()).isAfterOrEqualTo(TODAY.minusDays(VisitPlanner.DAYS_BACK));
        assertThat(visits.stream().collect(Collectors.groupingBy(OffsetDateTime::toLocalDate)))
                .allSatisfy((_, ofDay) -> assertThat(ofDay).hasSizeLessThanOrEqualTo(60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-04T16:30:00Z", "2026-06-05T00:05:00Z", "2026-06-05T14:00:00Z"})
    void visitsNobodyAtNight(Instant now) throws IOException {
        VisitPlanner planner = new VisitPlanner(UUID.randomUUID(), 3, 1, Clock.fixed(now, ZoneOffset.UTC));
        PendingHousehold household = new PendingHousehold(UUID.randomUUID(), "622927100200", Optional.empty());

        String body = planner.plan(household, "phone-1").body();

        OffsetDateTime visitedAt = OffsetDateTime.parse(
                new ObjectMapper().readTree(body).path("visitedAt").asText());
        assertThat(visitedAt.toInstant()).isBefore(now);
        assertThat(visitedAt.getHour()).isBetween(8, 18);
    }

    /** Some visits find another mode than was expected: those are left out. */
    private List<JsonNode> visits(AssuranceMode mode) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (int visit = 0; visit < 100; visit++) {
            PendingHousehold household = new PendingHousehold(UUID.randomUUID(), "622927100200", Optional.of(mode));
            JsonNode record = new ObjectMapper()
                    .readTree(planner.plan(household, "phone-1").body());
            if (record.path("assuranceMode").asText().equals(mode.name())) {
                records.add(record);
            }
        }
        assertThat(records).hasSizeGreaterThan(80);
        return records;
    }
}
