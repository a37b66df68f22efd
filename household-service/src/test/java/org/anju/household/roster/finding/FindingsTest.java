package org.anju.household.roster.finding;

import static org.assertj.core.api.Assertions.assertThat;

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
        for (int index = 0; index < 2000; index++) {
            findings.add(Finding.ofFile(FindingCode.SEQUENCE_GAP));
            findings.add(Finding.ofFile(FindingCode.ROSTER_EMPTY));
        }

        assertThat(findings.isFull()).isTrue();
        assertThat(findings.all()).hasSize(1000);
    }

    @Test
    void doesNotRefuseForWarnings() {
        findings.add(Finding.ofFile(FindingCode.SEQUENCE_GAP));

        assertThat(findings.hasErrors()).isFalse();
    }
}
