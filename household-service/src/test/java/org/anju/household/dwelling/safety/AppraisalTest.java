package org.anju.household.dwelling.safety;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.anju.common.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AppraisalTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 5);

    @ParameterizedTest
    @EnumSource(SafetyGrade.class)
    void takesEveryGradeAsFinding(SafetyGrade grade) {
        Appraisal appraisal =
                new Appraisal(grade, GradeBasis.RATING, GuidelineEdition.EDITION_2019, null, null, null, TODAY, null);

        assertThatCode(() -> appraisal.requireFits(2, 2026, TODAY)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"EDITION_2009, 3", "EDITION_2019, 3", "EDITION_2019, 6"})
    void refusesGuidelineForLowHousesFromThreeStoreysOn(GuidelineEdition edition, int storeys) {
        Appraisal appraisal = by(edition, TODAY);

        assertThatThrownBy(() -> appraisal.requireFits(storeys, null, TODAY))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("guideline-not-for-storeys");
    }

    @ParameterizedTest
    @CsvSource({"LOCAL, 3", "GB_50292, 6", ", 3", "EDITION_2009, 2"})
    void takesRulesThatApply(GuidelineEdition edition, int storeys) {
        assertThatCode(() -> by(edition, TODAY).requireFits(storeys, null, TODAY))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesDayToCome() {
        assertThatThrownBy(() -> by(null, TODAY.plusDays(1)).requireFits(1, null, TODAY))
                .hasMessageContaining("appraisal-in-future");
    }

    @Test
    void refusesDayBeforeTheHouseWasBuilt() {
        assertThatThrownBy(() -> by(null, LocalDate.of(2019, 12, 31)).requireFits(1, 2020, TODAY))
                .hasMessageContaining("appraisal-before-construction");
    }

    private static Appraisal by(GuidelineEdition edition, LocalDate day) {
        return new Appraisal(SafetyGrade.B, GradeBasis.APPRAISAL, edition, null, null, null, day, null);
    }
}
