package org.anju.household.roster.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Findings findings = new Findings();

    @Test
    void putsErrorsFirst() {
        findings.add(Finding.ofFile(FindingCode.SEQUENCE_GAP));
        findings.add(Finding.ofFile(FindingCode.ROSTER_EMPTY));

        assertThat(findings.all())
                .extracting(Finding::code)
                .containsExactly(FindingCode.ROSTER_EMPTY, FindingCode.SEQUENCE_GAP);
    }

    @Test
    void keepsNoMoreThanAPersonCanWorkThrough() {
        for (int index = 0; index < 50_001; index++) {
            findings.add(Finding.ofFile(FindingCode.SEQUENCE_GAP));
            findings.add(Finding.ofFile(FindingCode.ROSTER_EMPTY));
        }

        assertThat(findings.isFull()).isTrue();
        assertThat(findings.all()).hasSize(60_000);
        assertThat(findings.errorCount()).isEqualTo(50_001);
        assertThat(findings.warningCount()).isEqualTo(50_001);
    }

    @Test
    void blamesRowsOnceHoweverManyOfTheirCellsAreWrong() {
        findings.add(new Finding(FindingCode.VALUE_MISSING, "一", 3, "B", null, List.of("村")));
        findings.add(new Finding(FindingCode.VALUE_MISSING, "一", 3, "C", null, List.of("户编号")));
        findings.add(new Finding(FindingCode.VALUE_MISSING, "二", 3, "B", null, List.of("村")));

        assertThat(findings.faultyRows()).isEqualTo(2);
        assertThat(findings.concernWholeFile()).isFalse();
    }

    @Test
    void doesNotRefuseForWarnings() {
        findings.add(Finding.ofFile(FindingCode.SEQUENCE_GAP));

        assertThat(findings.hasErrors()).isFalse();
    }
}
