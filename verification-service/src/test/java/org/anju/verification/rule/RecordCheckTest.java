package org.anju.verification.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.anju.verification.rule.RecordCheck.Subject;
import org.junit.jupiter.api.Test;

class RecordCheckTest {

    private static final List<String> THREE_PHOTOS = List.of("FRONT", "SIDE", "INSIDE");

    private final RuleSet rules = RuleSets.load(new ObjectMapper(), "2020");

    @Test
    void acceptsEveryModeOfTheSetWithItsGradeAndPhotos() {
        for (RuleSet.Category category : rules.categories()) {
            for (RuleSet.Mode mode : category.modes()) {
                String grade = mode.grades().isEmpty() ? null : mode.grades().getFirst();
                assertThat(RecordCheck.findings(
                                rules, new Subject(true, category.code(), mode.code(), grade, null, THREE_PHOTOS)))
                        .as(mode.code())
                        .isEmpty();
            }
        }
    }

    @Test
    void holdsThreeCategoriesAndFourteenModes() {
        assertThat(rules.categories())
                .extracting(RuleSet.Category::code)
                .containsExactly("APPRAISED_SAFE", "RENOVATED_SAFE", "PROVIDED_SAFE");
        assertThat(rules.categories().stream()
                        .mapToInt(category -> category.modes().size())
                        .sum())
                .isEqualTo(14);
    }

    @Test
    void refusesTooFewPhotos() {
        assertThat(rulesBroken(
                        new Subject(true, "PROVIDED_SAFE", "STAY_WITH_KIN", null, null, List.of("FRONT", "INSIDE"))))
                .containsExactly("Q01");
    }

    @Test
    void refusesPhotosWithoutTheFront() {
        assertThat(rulesBroken(new Subject(
                        true, "PROVIDED_SAFE", "STAY_WITH_KIN", null, null, List.of("SIDE", "SIDE", "INSIDE"))))
                .containsExactly("Q01");
    }

    @Test
    void refusesAppraisedSafeWithADangerousGrade() {
        assertThat(rulesBroken(new Subject(true, "APPRAISED_SAFE", "ORIGINAL_HOUSE_B", "C", null, THREE_PHOTOS)))
                .containsExactly("Q07");
    }

    @Test
    void refusesAppraisedSafeWithoutGrade() {
        assertThat(rulesBroken(new Subject(true, "APPRAISED_SAFE", "ORIGINAL_HOUSE_A", null, null, THREE_PHOTOS)))
                .containsExactly("Q07");
    }

    @Test
    void refusesAModeUnderAnotherCategory() {
        assertThat(rulesBroken(new Subject(true, "RENOVATED_SAFE", "STAY_WITH_KIN", null, null, THREE_PHOTOS)))
                .containsExactly("R03");
    }

    @Test
    void refusesACategoryWhereHousingIsNotSecured() {
        assertThat(rulesBroken(new Subject(false, "PROVIDED_SAFE", "STAY_WITH_KIN", null, null, THREE_PHOTOS)))
                .containsExactly("R02");
    }

    @Test
    void acceptsNotSecuredWithOneFrontPhoto() {
        assertThat(rulesBroken(new Subject(false, null, null, "D", null, List.of("FRONT"))))
                .isEmpty();
    }

    @Test
    void namesUnknownCodes() {
        assertThat(rulesBroken(new Subject(
                        true, "PROVIDED_SAFE", "STAY_WITH_KIN", "E", "ON_HOLIDAY", List.of("FRONT", "ROOF", "SIDE"))))
                .containsExactly("R01", "R01", "R01");
    }

    private List<String> rulesBroken(Subject subject) {
        return RecordCheck.findings(rules, subject).stream().map(Finding::rule).toList();
    }
}
