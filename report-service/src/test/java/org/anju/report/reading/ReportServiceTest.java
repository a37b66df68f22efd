package org.anju.report.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.junit.jupiter.api.Test;

class ReportServiceTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-06-09T22:00:00+08:00");
    private static final UUID CAMPAIGN = UUID.fromString("01970000-0000-7000-8000-000000006229");
    private static final String COUNTY = "622927000000";

    @Test
    void countsStagesCumulatively() {
        ProgressReport report = ReportService.report(
                query(Breakdown.TOWNSHIP),
                NOW,
                Map.of("622927101000", 10L),
                List.of(
                        new ProgressCount("622927101000", "SUBMITTED", true, true, 3),
                        new ProgressCount("622927101000", "COMPLETED", false, false, 2),
                        new ProgressCount("622927101000", "COUNTY_CONFIRMED", true, false, 1)));

        ProgressNumbers numbers = report.rows().getFirst().numbers();
        assertThat(numbers).isEqualTo(ProgressNumbers.of(10, 6, 3, 1, 1, 0, 2, 3));
        assertThat(report.total()).isEqualTo(numbers);
    }

    @Test
    void countsAReturnedRecordAsSubmittedOnly() {
        ProgressReport report = ReportService.report(
                query(Breakdown.STATE),
                NOW,
                Map.of(COUNTY, 4L),
                List.of(new ProgressCount("RETURNED", "RETURNED", true, false, 1)));

        assertThat(report.total().submitted()).isEqualTo(1);
        assertThat(report.total().completed()).isZero();
    }

    @Test
    void hasARowForEachDivisionWithHouseholdsOrRecords() {
        ProgressReport report = ReportService.report(
                query(Breakdown.TOWNSHIP),
                NOW,
                Map.of("622927101000", 10L),
                List.of(new ProgressCount("622927102000", "SUBMITTED", true, false, 1)));

        assertThat(report.rows()).extracting(ProgressRow::key).containsExactly("622927101000", "622927102000");
        assertThat(report.rows().getLast().numbers().submittedRate()).isNull();
        assertThat(report.total().submitted()).isEqualTo(1);
    }

    @Test
    void dividesRowsOtherThanRegionsByTheWholeRegion() {
        ProgressReport report = ReportService.report(
                query(Breakdown.MODE),
                NOW,
                Map.of(COUNTY, 8L),
                List.of(
                        new ProgressCount("ORIGINAL_HOUSE_A", "COMPLETED", true, false, 2),
                        new ProgressCount("STAY_WITH_KIN", "COMPLETED", true, false, 1)));

        assertThat(report.rows())
                .extracting(row -> row.numbers().completedRate().toPlainString())
                .containsExactly("0.2500", "0.1250");
    }

    @Test
    void saysAllOnlyWhenTheLastHouseholdIsDone() {
        assertThat(ProgressNumbers.of(141_600, 141_599, 0, 0, 0, 0, 0, 0).submittedRate())
                .isEqualByComparingTo("0.9999");
        assertThat(ProgressNumbers.of(141_600, 141_600, 0, 0, 0, 0, 0, 0).submittedRate())
                .isEqualByComparingTo("1");
    }

    @Test
    void staysWithinOneWhenVerifiedHouseholdsLeftTheRoster() {
        assertThat(ProgressNumbers.of(9, 10, 10, 0, 0, 0, 0, 0).completedRate()).isEqualByComparingTo("1");
    }

    private static ProgressQuery query(Breakdown by) {
        return new ProgressQuery(CAMPAIGN, new RegionCode(COUNTY), by);
    }
}
