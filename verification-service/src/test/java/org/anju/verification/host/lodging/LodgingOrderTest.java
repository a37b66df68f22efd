package org.anju.verification.host.lodging;

import static org.anju.verification.testsupport.Given.OTHER_VILLAGE;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.Seeds;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.anju.verification.watch.Subject;
import org.anju.verification.watch.Watching;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Who lodges with whom, told in any order and with any detours, comes to what is found when all is told at once. */
@QuarkusTest
class LodgingOrderTest {

    private static final int HOUSEHOLDS = 14;
    private static final int ORDERS = 3;

    @Inject
    Given given;

    @Inject
    StoredRecords records;

    @Inject
    Watching watching;

    private enum Way {
        OWN_HOUSE,
        OWN_DWELLING,
        RENOVATED,
        NOT_SECURED,
        RETURNED,
        WITH_HOST,
        WITH_HOST_TOO,
        WITH_HOST_ALSO,
        IN_DWELLING,
        AT_SITE,
        WITHOUT_BASIS
    }

    /**
     * What is finally said of a household.
     *
     * @param before what a first record said of it that was replaced later
     * @param other the number of a host or dwelling
     * @param removed whether it is taken off the roster
     */
    private record Told(Way way, Way before, int other, String grade, boolean removed) {}

    private static Arbitrary<List<Told>> told() {
        return Combinators.combine(
                        Arbitraries.of(Way.class),
                        Arbitraries.of(Way.class),
                        Arbitraries.integers().between(0, HOUSEHOLDS - 1),
                        Arbitraries.of("A", "A", "B", "C", ""),
                        Arbitraries.of(true, false, false, false, false, false, false))
                .as((way, before, other, grade, removed) ->
                        new Told(way, before, other % 5, grade.isEmpty() ? null : grade, removed))
                .list()
                .ofSize(HOUSEHOLDS)
                .withoutEdgeCases();
    }

    @RepeatedTest(5)
    void makesNoDifference(RepetitionInfo repetition) {
        Random random = Seeds.random(repetition.getCurrentRepetition());
        List<Told> plan = Seeds.plan(told(), random);

        Map<Integer, Collection<String>> expected = new Village(plan).tellAtOnce();
        for (int order = 0; order < ORDERS; order++) {
            assertThat(new Village(plan).tell(random))
                    .as("findings of %s", plan)
                    .isEqualTo(expected);
        }
    }

    /** The plan's households in a campaign of their own. */
    private final class Village {

        private final List<Told> plan;
        private final UUID campaign = given.campaign();
        private final List<UUID> households = new ArrayList<>();
        private final List<UUID> dwellings = new ArrayList<>();
        private final List<TestRecord> first = new ArrayList<>();
        private final List<TestRecord> last = new ArrayList<>();
        private final UUID site = Given.id();

        private Village(List<Told> plan) {
            this.plan = plan;
            for (int number = 0; number < plan.size(); number++) {
                households.add(Given.id());
                dwellings.add(Given.id());
            }
            for (int number = 0; number < plan.size(); number++) {
                first.add(record(number, plan.get(number).before()));
                last.add(record(number, plan.get(number).way()));
            }
        }

        private Map<Integer, Collection<String>> tellAtOnce() {
            for (int number = 0; number < plan.size(); number++) {
                register(number);
                remove(number);
            }
            site();
            records.store(last);
            watching.changed(Subject.RECORD, last.stream().map(TestRecord::id).toList());
            return found();
        }

        private Map<Integer, Collection<String>> tell(Random random) {
            List<List<Runnable>> ways = new ArrayList<>();
            for (int number = 0; number < plan.size(); number++) {
                int household = number;
                ways.add(List.of(() -> register(household), () -> remove(household)));
                ways.add(List.of(() -> watching.store(first.get(household)), () -> replace(household)));
            }
            ways.add(List.of(this::site));
            for (Runnable step : interleaved(ways, random)) {
                step.run();
            }
            return found();
        }

        private void register(int number) {
            given.household(households.get(number), number % 2 == 0 ? VILLAGE : OTHER_VILLAGE);
            watching.changed(Subject.HOUSEHOLD, households.get(number));
        }

        private void remove(int number) {
            if (plan.get(number).removed()) {
                records.execute(
                        "UPDATE household SET active = false WHERE id = '%s'".formatted(households.get(number)));
                watching.changed(Subject.HOUSEHOLD, households.get(number));
            }
        }

        private void replace(int number) {
            records.change(first.get(number).id(), "standing", "SUPERSEDED");
            records.store(last.get(number));
            watching.changed(
                    Subject.RECORD,
                    List.of(first.get(number).id(), last.get(number).id()));
        }

        private void site() {
            records.execute("""
                    INSERT INTO site VALUES ('%s', '%s', 'Site', 'RESETTLEMENT', '%s', 'B', NULL, NULL, 100, 's', 's', now())
                    """.formatted(site, site, VILLAGE));
            watching.changed(Subject.SITE, site);
        }

        private TestRecord record(int number, Way way) {
            Told told = plan.get(number);
            UUID other = households.get(told.other());
            UUID dwelling = dwellings.get(told.other());
            TestRecord record = TestRecord.of(campaign, households.get(number))
                    .by(Given.id().toString());
            return switch (way) {
                case OWN_HOUSE -> record;
                case OWN_DWELLING ->
                    record.mode("APPRAISED_SAFE", "ORIGINAL_HOUSE_B", told.grade())
                            .details("{\"dwellingId\": \"%s\"}".formatted(dwelling));
                case RENOVATED -> record.mode("RENOVATED_SAFE", "DILAPIDATED_HOUSE_RENOVATION", null);
                case NOT_SECURED -> record.notSecured().details("{\"dwellingId\": \"%s\"}".formatted(dwelling));
                case RETURNED -> record.state("RETURNED");
                case WITH_HOST, WITH_HOST_TOO, WITH_HOST_ALSO -> record.stayingWith(other, told.grade());
                case IN_DWELLING ->
                    record.mode("PROVIDED_SAFE", "RENT_IDLE_FARMHOUSE", told.grade())
                            .details("{\"lodging\": {\"hostDwellingId\": \"%s\"}}".formatted(dwelling));
                case AT_SITE -> record.atSite(site.toString());
                case WITHOUT_BASIS -> record.mode("PROVIDED_SAFE", "CASH_SUBSIDY", null);
            };
        }

        /** What is open in the records that stand, how grave it is, and what is known of hosts; not how it is worded. */
        private Map<Integer, Collection<String>> found() {
            Map<Integer, Collection<String>> found = new TreeMap<>();
            for (int number = 0; number < plan.size(); number++) {
                List<String> all = new ArrayList<>(records.findings(last.get(number)));
                all.add(String.valueOf(records.query("""
                        SELECT safety || ' ' || reason || ' ' || guests FROM host
                        WHERE campaign_id = '%s' AND household_id = '%s'
                        """.formatted(campaign, households.get(number)))));
                found.put(number, all);
                assertThat(records.findings(first.get(number))).isEmpty();
            }
            return found;
        }
    }

    /** Each list's steps stay in their order. */
    private static List<Runnable> interleaved(List<List<Runnable>> ways, Random random) {
        List<List<Runnable>> left = new ArrayList<>();
        ways.forEach(way -> left.add(new ArrayList<>(way)));
        List<Runnable> steps = new ArrayList<>();
        while (!left.isEmpty()) {
            Collections.shuffle(left, random);
            steps.add(left.getFirst().removeFirst());
            left.removeIf(List::isEmpty);
        }
        return steps;
    }
}
