package org.anju.verification.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.anju.common.time.ChinaTime;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.Seeds;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Whatever order records come in, in whatever batches, and whenever some of them are replaced: what is found in the end is
 * what somebody would find who has them all before him.
 */
@QuarkusTest
class ArrivalOrderTest {

    private static final int RECORDS = 160;
    private static final int ORDERS = 2;
    private static final double METERS_PER_DEGREE = Math.toRadians(1) * 6_371_008.8;

    /** In metres, none of them near a limit: some are at one point, some too far from each other for three minutes. */
    private static final List<Double> PLACES = List.of(0.0, 2.0, 3.0, 60.0, 300.0, 580.0, 900.0, 1500.0);

    @Inject
    Given given;

    @Inject
    StoredRecords records;

    @Inject
    Watching watching;

    /** What somebody recorded; {@code seconds} since the evening before midnight in China. */
    private record Recorded(int household, int verifier, int seconds, double metersNorth, boolean replacedLater) {}

    /** Something that comes: a record, or the news that it was replaced. */
    private record Step(int record, boolean replaces) {}

    private static Arbitrary<List<Recorded>> recorded() {
        Arbitrary<Integer> households = Arbitraries.integers().between(0, 120);
        Arbitrary<Integer> verifiers = Arbitraries.of(0, 0, 0, 1);
        Arbitrary<Integer> seconds = Arbitraries.integers().between(-90, 90).map(minutes -> 60 * minutes);
        Arbitrary<Boolean> replaced = Arbitraries.of(true, false, false, false, false, false, false, false);
        return Combinators.combine(households, verifiers, seconds, Arbitraries.of(PLACES), replaced)
                .as(Recorded::new)
                .list()
                .ofSize(RECORDS)
                .withoutEdgeCases();
    }

    @RepeatedTest(6)
    void makesNoDifference(RepetitionInfo repetition) {
        Random random = Seeds.random(repetition.getCurrentRepetition());
        List<Recorded> plan = Seeds.plan(recorded(), random);
        for (int order = 0; order < ORDERS; order++) {
            List<TestRecord> stored = stored(plan);
            arrive(plan, stored, random);

            Map<Integer, Collection<String>> found = new TreeMap<>();
            Map<Integer, Collection<String>> expected = new TreeMap<>();
            for (int number = 0; number < plan.size(); number++) {
                found.put(number, records.findings(stored.get(number)));
                expected.put(number, expected(number, plan, stored));
            }
            assertThat(found).as("findings of %s", plan).isEqualTo(expected);
            assertThat(found.values().stream().flatMap(Collection::stream).distinct())
                    .as("kinds of findings that the plan brings about")
                    .hasSizeGreaterThanOrEqualTo(4);
        }
    }

    /** The first of a household's records stands, the others compete with it. */
    private List<TestRecord> stored(List<Recorded> plan) {
        UUID campaign = given.campaign();
        long prefix = Given.id().getMostSignificantBits();
        Set<Integer> standing = new TreeSet<>();
        return IntStream.range(0, plan.size())
                .mapToObj(number -> {
                    Recorded recorded = plan.get(number);
                    return TestRecord.of(campaign, new UUID(prefix, recorded.household()))
                            .withId(new UUID(prefix, 1000 + number))
                            .standing(standing.add(recorded.household()) ? "STANDING" : "COMPETING")
                            .by("verifier-" + recorded.verifier())
                            .at(Instant.parse("2026-06-05T16:00:00Z").plusSeconds(recorded.seconds()))
                            .metersNorth(recorded.metersNorth());
                })
                .toList();
    }

    private void arrive(List<Recorded> plan, List<TestRecord> stored, Random random) {
        List<Step> steps = new ArrayList<>();
        for (int number = 0; number < plan.size(); number++) {
            steps.add(new Step(number, false));
        }
        Collections.shuffle(steps, random);
        for (int number = 0; number < plan.size(); number++) {
            if (plan.get(number).replacedLater()) {
                int come = steps.indexOf(new Step(number, false));
                steps.add(come + 1 + random.nextInt(steps.size() - come), new Step(number, true));
            }
        }
        while (!steps.isEmpty()) {
            List<Step> batch = steps.subList(0, Math.min(steps.size(), 1 + random.nextInt(40)));
            records.store(batch.stream()
                    .filter(step -> !step.replaces())
                    .map(step -> stored.get(step.record()))
                    .toList());
            batch.stream()
                    .filter(Step::replaces)
                    .forEach(step -> records.change(stored.get(step.record()).id(), "standing", "SUPERSEDED"));
            watching.changed(
                    Subject.RECORD,
                    batch.stream().map(step -> stored.get(step.record()).id()).toList());
            batch.clear();
        }
    }

    private static Collection<String> expected(int number, List<Recorded> plan, List<TestRecord> stored) {
        TreeSet<String> expected = new TreeSet<>();
        if (plan.get(number).replacedLater()) {
            return expected;
        }
        TestRecord record = stored.get(number);
        List<TestRecord> others = IntStream.range(0, plan.size())
                .filter(other -> other != number && !plan.get(other).replacedLater())
                .mapToObj(stored::get)
                .toList();
        Comparator<TestRecord> order = Comparator.comparing(TestRecord::visitedAt)
                .thenComparing(each -> each.id().toString());
        List<TestRecord> before = others.stream()
                .filter(other -> other.verifier().equals(record.verifier()) && order.compare(other, record) < 0)
                .toList();
        if (before.stream()
                .anyMatch(other -> age(other, record).compareTo(Duration.ofMinutes(3)) < 0
                        && meters(other, record) > 500
                        && !other.household().equals(record.household()))) {
            expected.add("Q14 position REVIEW");
        }
        if (before.stream()
                        .filter(other -> age(other, record).compareTo(Duration.ofHours(1)) < 0)
                        .count()
                >= 30) {
            expected.add("Q14 visitedAt.hour REVIEW");
        }
        if (before.stream().filter(other -> day(other).equals(day(record))).count() >= 60) {
            expected.add("Q14 visitedAt.day REVIEW");
        }
        if (record.visitedAt().atZone(ChinaTime.ZONE).getHour() < 5) {
            expected.add("Q14 visitedAt.night REVIEW");
        }
        if (others.stream()
                        .filter(other -> other.standing().equals("STANDING")
                                && !other.household().equals(record.household())
                                && meters(other, record) < 5)
                        .count()
                >= 3) {
            expected.add("Q06 position REVIEW");
        }
        return expected;
    }

    private static Duration age(TestRecord earlier, TestRecord later) {
        return Duration.between(earlier.visitedAt(), later.visitedAt());
    }

    private static LocalDate day(TestRecord record) {
        return ChinaTime.dayOf(record.visitedAt());
    }

    /** All of them lie on one meridian. */
    private static double meters(TestRecord one, TestRecord other) {
        return METERS_PER_DEGREE * Math.abs(one.latitude() - other.latitude());
    }
}
