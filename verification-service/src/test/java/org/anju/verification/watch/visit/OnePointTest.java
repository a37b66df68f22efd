package org.anju.verification.watch.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.anju.verification.watch.Subject;
import org.anju.verification.watch.Watching;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OnePointTest {

    private static final String TOO_MANY = "Q06 position REVIEW";

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
        records.execute("DELETE FROM site");
    }

    @Test
    void findsEveryOneOfTooManyHouseholdsAtOnePoint() {
        List<TestRecord> three = Stream.of(0.0, 1.0, 2.0).map(this::at).toList();
        watching.store(three);
        assertThat(three)
                .allSatisfy(record -> assertThat(records.findings(record)).isEmpty());

        TestRecord fourth = at(3);
        watching.store(fourth);
        assertThat(three)
                .allSatisfy(record -> assertThat(records.findings(record)).containsExactly(TOO_MANY));
        assertThat(records.findings(fourth)).containsExactly(TOO_MANY);
    }

    @Test
    void takesFiveMetresForApart() {
        List<TestRecord> four = Stream.of(0.0, 0.0, 0.0, 5.0).map(this::at).toList();
        watching.store(four);
        assertThat(four)
                .allSatisfy(record -> assertThat(records.findings(record)).isEmpty());

        TestRecord nearer = at(4.99);
        watching.store(nearer);
        assertThat(records.findings(four.getFirst())).containsExactly(TOO_MANY);
        assertThat(records.findings(four.getLast())).isEmpty();
    }

    @Test
    void countsHouseholdsAndNotRecords() {
        TestRecord first = at(0);
        TestRecord competing = TestRecord.of(campaign, first.household())
                .metersNorth(0)
                .by("verifier-9")
                .standing("COMPETING");
        watching.store(first, at(0), at(0), competing);

        assertThat(records.findings(first)).isEmpty();
        assertThat(records.findings(competing)).isEmpty();
    }

    @Test
    void endsWhenOneOfThemIsReplaced() {
        List<TestRecord> four = Stream.of(0.0, 0.0, 0.0, 0.0).map(this::at).toList();
        watching.store(four);
        watching.supersede(four.getFirst());

        assertThat(four)
                .allSatisfy(record -> assertThat(records.findings(record)).isEmpty());
    }

    @Test
    void findsNothingAtASiteWhicheverComesFirst() {
        List<TestRecord> four = Stream.of(0.0, 0.0, 0.0, 0.0).map(this::at).toList();
        watching.store(four);
        assertThat(records.findings(four.getFirst())).containsExactly(TOO_MANY);

        watching.changed(Subject.SITE, site("site-1", 35.7, 50));
        TestRecord fifth = at(0);
        watching.store(fifth);

        assertThat(four)
                .allSatisfy(record -> assertThat(records.findings(record)).isEmpty());
        assertThat(records.findings(fifth)).isEmpty();
    }

    /** Relocated households at a place that nobody has registered. */
    @Test
    void findsNothingInManyWhomTheRuleSetExempts() {
        List<TestRecord> forty = Stream.generate(
                        () -> at(0).situation("RELOCATED").by(Given.id().toString()))
                .limit(40)
                .toList();
        watching.store(forty.subList(0, 4));
        watching.store(forty.subList(4, 40));

        assertThat(forty)
                .allSatisfy(record -> assertThat(records.findings(record)).isEmpty());
    }

    @Test
    void countsNoneOfThoseWhomTheRuleSetExempts() {
        List<TestRecord> three = Stream.of(0.0, 0.0, 0.0).map(this::at).toList();
        watching.store(three);
        watching.store(at(0).situation("NURSED_COLLECTIVELY"), at(0).situation("RELOCATED"));
        assertThat(three)
                .allSatisfy(record -> assertThat(records.findings(record)).isEmpty());

        watching.store(
                Stream.generate(() -> at(0).situation("RELOCATED")).limit(20).toList());
        TestRecord fourth = at(0);
        watching.store(fourth);
        assertThat(records.findings(fourth)).containsExactly(TOO_MANY);
        assertThat(three)
                .allSatisfy(record -> assertThat(records.findings(record)).containsExactly(TOO_MANY));

        watching.supersede(fourth);
        assertThat(three)
                .allSatisfy(record -> assertThat(records.findings(record)).isEmpty());
    }

    @Test
    void findsADeskThatClaimsToBeASiteElsewhere() {
        site("site-2", 35.9, 50);
        List<TestRecord> four = Stream.of(0.0, 0.0, 0.0, 0.0)
                .map(meters -> at(meters).atSite("site-2"))
                .toList();
        watching.store(four);

        assertThat(four)
                .allSatisfy(record -> assertThat(records.findings(record)).contains(TOO_MANY));
    }

    @Test
    void believesThoseWhoNameASiteThatHasNoPosition() {
        List<TestRecord> four = Stream.of(0.0, 0.0, 0.0, 0.0)
                .map(meters -> at(meters).atSite("site-3"))
                .toList();
        watching.store(four);
        assertThat(four)
                .allSatisfy(record -> assertThat(records.findings(record)).contains(TOO_MANY));

        watching.changed(Subject.SITE, site("site-3", null, 100));
        assertThat(four)
                .allSatisfy(record -> assertThat(records.findings(record)).doesNotContain(TOO_MANY));
    }

    private TestRecord at(double metersNorth) {
        return TestRecord.of(campaign, Given.id()).metersNorth(metersNorth);
    }

    private UUID site(String code, Double latitude, int radius) {
        UUID id = Given.id();
        records.execute("""
                INSERT INTO site VALUES ('%s', '%s', 'Site', 'RESETTLEMENT', '%s', 'A', %s, %s, %d, 's', 's', now())
                """.formatted(id, code, Given.VILLAGE, latitude, latitude == null ? null : 102.88, radius));
        return id;
    }
}
