package org.anju.verification.watch.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.anju.verification.watch.Watching;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SpeedTest {

    private static final String TOO_FAST = "Q14 position REVIEW";

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
    void findsTheLaterOfTwoRecordsFarFromEachOther() {
        TestRecord first = record("2026-06-05T09:30:00+08:00", 0);
        TestRecord second = record("2026-06-05T09:32:59+08:00", 501);
        watching.store(first, second);

        assertThat(records.findings(second)).containsExactly(TOO_FAST);
        assertThat(records.findings(first)).isEmpty();
        assertThat(records.query(
                        "SELECT found FROM record_finding WHERE verification_id = '%s'".formatted(second.id())))
                .isEqualTo("501 m, 179 s");
    }

    @Test
    void takesThreeMinutesForEnough() {
        TestRecord second = record("2026-06-05T09:33:00+08:00", 501);
        watching.store(record("2026-06-05T09:30:00+08:00", 0), second);

        assertThat(records.findings(second)).isEmpty();
    }

    @Test
    void takesFiveHundredMetresForNear() {
        TestRecord second = record("2026-06-05T09:31:00+08:00", 500);
        watching.store(record("2026-06-05T09:30:00+08:00", 0), second);

        assertThat(records.findings(second)).isEmpty();
    }

    @Test
    void findsTheSameWhenTheEarlierRecordComesLast() {
        TestRecord first = record("2026-06-05T09:30:00+08:00", 0);
        TestRecord second = record("2026-06-05T09:31:00+08:00", 800);
        watching.store(second);
        assertThat(records.findings(second)).isEmpty();

        watching.store(first);
        assertThat(records.findings(second)).containsExactly(TOO_FAST);
    }

    @Test
    void isNotMisledByARecordInBetween() {
        TestRecord first = record("2026-06-05T09:30:00+08:00", 0);
        TestRecord between = record("2026-06-05T09:31:00+08:00", 300);
        TestRecord last = record("2026-06-05T09:32:00+08:00", 600);
        watching.store(first, between, last);

        assertThat(records.findings(between)).isEmpty();
        assertThat(records.findings(last)).containsExactly(TOO_FAST);
    }

    @Test
    void goesOnAcrossMidnight() {
        TestRecord second = record("2026-06-06T00:00:30+08:00", 900);
        watching.store(record("2026-06-05T23:59:00+08:00", 0), second);

        assertThat(records.findings(second)).contains(TOO_FAST);
    }

    @Test
    void comparesNobodyWithAnotherVerifierOrCampaignOrWithoutAPosition() {
        TestRecord colleagues = record("2026-06-05T09:31:00+08:00", 900).by("verifier-2");
        TestRecord elsewhere = TestRecord.of(given.campaign(), Given.id())
                .at("2026-06-05T09:31:00+08:00")
                .metersNorth(900);
        TestRecord without = TestRecord.of(campaign, Given.id()).at("2026-06-05T09:31:00+08:00");
        watching.store(record("2026-06-05T09:30:00+08:00", 0), colleagues, elsewhere, without);

        assertThat(records.findings(colleagues)).isEmpty();
        assertThat(records.findings(elsewhere)).isEmpty();
        assertThat(records.findings(without)).isEmpty();
    }

    @Test
    void endsWhenTheOtherRecordIsReplaced() {
        TestRecord first = record("2026-06-05T09:30:00+08:00", 0);
        TestRecord second = record("2026-06-05T09:31:00+08:00", 800);
        watching.store(first, second);
        assertThat(records.findings(second)).containsExactly(TOO_FAST);

        watching.supersede(first);
        assertThat(records.findings(second)).isEmpty();
        assertThat(records.query("SELECT settled_by_name FROM record_finding WHERE verification_id = '%s'"
                        .formatted(second.id())))
                .isEqualTo("system");
    }

    private TestRecord record(String at, double metersNorth) {
        return TestRecord.of(campaign, Given.id()).at(at).metersNorth(metersNorth);
    }
}
