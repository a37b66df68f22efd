package org.anju.verification.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.Text;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ComparedFindingsTest {

    private static final Kind KIND = new Kind("Q12", "details.lodging");

    @Inject
    Given given;

    @Inject
    StoredRecords records;

    @Inject
    ComparedFindings findings;

    @Inject
    RecordFindings ordinary;

    @Inject
    RowSecurity rowSecurity;

    private TestRecord record;

    @BeforeEach
    void record() {
        record = TestRecord.of(given.campaign(), Given.id());
        records.store(record);
    }

    @Test
    void settlesWhatHasEnded() {
        keep(finding(Severity.REVIEW, "doubtful"));
        assertThat(records.findings(record)).containsExactly("Q12 details.lodging REVIEW");

        keep();
        assertThat(records.findings(record)).isEmpty();
        assertThat(read("settled_by_name")).isEqualTo("system");
        assertThat(read("settled_note")).contains("other records have changed", "其他记录变化");
    }

    @Test
    void opensAgainWhatComesBack() {
        keep(finding(Severity.REVIEW, "doubtful"));
        keep();
        keep(finding(Severity.BLOCK, "unsafe"));

        assertThat(records.findings(record)).containsExactly("Q12 details.lodging BLOCK");
        assertThat(read("english")).isEqualTo("unsafe");
        assertThat(read("coalesce(settled_by_name, settled_note)")).isNull();
    }

    @Test
    void leavesAloneWhatAReviewerSettledAsLongAsItHolds() {
        keep(finding(Severity.REVIEW, "doubtful"));
        settledByReviewer();
        keep(finding(Severity.REVIEW, "more doubtful"));

        assertThat(records.findings(record)).isEmpty();
        assertThat(read("settled_by_name || english")).isEqualTo("reviewermore doubtful");
    }

    @Test
    void opensAgainWhatAReviewerSettledWhenItEndedAndCameBack() {
        keep(finding(Severity.REVIEW, "doubtful"));
        settledByReviewer();
        keep();
        assertThat(read("settled_by_name")).isEqualTo("reviewer");

        keep(finding(Severity.REVIEW, "doubtful"));
        assertThat(records.findings(record)).containsExactly("Q12 details.lodging REVIEW");
    }

    @Test
    void opensAgainWhatAReviewerSettledWhenItBlocksNow() {
        keep(finding(Severity.REVIEW, "doubtful"));
        settledByReviewer();
        keep(finding(Severity.BLOCK, "unsafe"));

        assertThat(records.findings(record)).containsExactly("Q12 details.lodging BLOCK");
    }

    @Test
    void touchesNoFindingOfAnotherKind() {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            ordinary.add(List.of(new RecordFinding(
                    record.id(),
                    record.village(),
                    "Q12",
                    Severity.WARN,
                    "details.lodging.since",
                    Text.of("since when?", "起始日期?"),
                    null,
                    null)));
        });
        keep();

        assertThat(records.findings(record)).containsExactly("Q12 details.lodging.since WARN");
    }

    private void keep(RecordFinding... found) {
        Comparison comparison = new Comparison();
        comparison.lookedAt(KIND, List.of(record.id()));
        for (RecordFinding finding : found) {
            comparison.found(finding);
        }
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            findings.keep(comparison);
        });
    }

    private RecordFinding finding(Severity severity, String english) {
        return new RecordFinding(
                record.id(), record.village(), KIND.rule(), severity, KIND.field(), Text.of(english, "疑"), null, null);
    }

    private void settledByReviewer() {
        records.execute("""
                UPDATE record_finding SET settled_at = now(), settled_by_name = 'reviewer' WHERE verification_id = '%s'
                """.formatted(record.id()));
    }

    private String read(String column) {
        return records.query(
                "SELECT %s FROM record_finding WHERE verification_id = '%s'".formatted(column, record.id()));
    }
}
