package org.anju.verification.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WatchWorkerTest {

    private static final String IN_THE_NIGHT = "Q14 visitedAt.night REVIEW";

    /** Stumbles over one record, after all that other watchers may have done. */
    @ApplicationScoped
    static class Stumbling implements Watcher {

        private volatile UUID stone;

        void over(UUID record) {
            stone = record;
        }

        @Override
        public void look(Change change, Observations observations) {
            if (stone != null && change.records().contains(stone)) {
                throw new IllegalStateException("stumbled");
            }
        }
    }

    @Inject
    Given given;

    @Inject
    StoredRecords records;

    @Inject
    Watching watching;

    @Inject
    Stumbling stumbling;

    private UUID campaign;

    @BeforeEach
    void campaign() {
        campaign = given.campaign();
    }

    @AfterEach
    void getUp() {
        stumbling.over(null);
        records.execute("DELETE FROM watch_task");
    }

    @Test
    void setsAsideTheOneThatCannotBeLookedAt() {
        List<TestRecord> night = List.of(atNight(), atNight(), atNight(), atNight(), atNight());
        records.store(night);
        stumbling.over(night.get(2).id());
        watching.enqueue(Subject.RECORD, night.stream().map(TestRecord::id).toList());
        watching.untilNothingWaits();

        assertThat(records.findings(night.get(2))).isEmpty();
        assertThat(night.stream().filter(record -> !record.equals(night.get(2))))
                .allSatisfy(record -> assertThat(records.findings(record)).containsExactly(IN_THE_NIGHT));
        assertThat(records.query("SELECT ids[1] || ' ' || cardinality(ids) || ' ' || reason FROM watch_task"
                        + " WHERE set_aside_at IS NOT NULL"))
                .isEqualTo(night.get(2).id() + " 1 stumbled");
    }

    @Test
    void leavesNothingHalfDone() {
        TestRecord record = atNight();
        records.store(record);
        stumbling.over(record.id());
        watching.enqueue(Subject.RECORD, List.of(record.id()));
        watching.untilNothingWaits();

        assertThat(records.query("SELECT count(*) FROM visit WHERE verification_id = '%s'".formatted(record.id())))
                .isEqualTo("0");
    }

    @Test
    void looksAtWhatWasSetAsideOnceItIsPutBack() {
        TestRecord record = atNight();
        records.store(record);
        stumbling.over(record.id());
        watching.enqueue(Subject.RECORD, List.of(record.id()));
        watching.untilNothingWaits();
        stumbling.over(null);
        records.execute("UPDATE watch_task SET set_aside_at = NULL, reason = NULL");
        watching.untilLookedAt();

        assertThat(records.findings(record)).containsExactly(IN_THE_NIGHT);
    }

    @Test
    void comesToTheSameWhenItLooksTwice() {
        TestRecord record = atNight();
        watching.store(record);
        String before =
                records.query("SELECT xmin FROM record_finding WHERE verification_id = '%s'".formatted(record.id()));
        watching.changed(Subject.RECORD, record.id());

        assertThat(records.query("SELECT xmin FROM record_finding WHERE verification_id = '%s'".formatted(record.id())))
                .isEqualTo(before);
    }

    private TestRecord atNight() {
        return TestRecord.of(campaign, Given.id())
                .at("2026-06-05T02:00:00+08:00")
                .by(Given.id().toString());
    }
}
