package org.anju.verification.rule.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anju.verification.rule.Check.Place;
import org.anju.verification.rule.ParameterNames;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.Situation;
import org.anju.verification.rule.conformance.ConformanceCase;
import org.anju.verification.rule.evaluation.Faults;
import org.anju.verification.rule.testsupport.ShippedRules;
import org.junit.jupiter.api.Test;

class ShippedRuleSetTest {

    private final RuleSet set = ShippedRules.set();
    private final List<ConformanceCase> cases = ShippedRules.cases();

    @Test
    void isWellFormedAndCompiles() {
        assertThat(PublicationCheck.ofDraft(set).all()).isEmpty();
    }

    @Test
    void findsInEachCaseWhatTheCaseExpects() {
        assertThat(PublicationCheck.ofPublication(set, cases).all()).isEmpty();
    }

    @Test
    void noticesACaseThatComesOutOtherwise() {
        String name = "Q08: not accepted";
        List<ConformanceCase> wrong = cases.stream()
                .map(one -> one.name().equals(name) ? one.expecting(List.of()) : one)
                .toList();
        assertThat(PublicationCheck.ofPublication(set, wrong).all())
                .extracting(Faults.Fault::path)
                .containsExactly("cases[" + name + "]");
    }

    @Test
    void breaksEachCheckThatPhonesMakeInSomeCase() {
        Set<String> made = set.rules().stream()
                .flatMap(rule -> rule.checks().stream()
                        .filter(check -> check.where() != Place.SERVER)
                        .map(check -> rule.id() + "." + check.code()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> broken = cases.stream()
                .flatMap(one -> one.expected().stream())
                .map(finding -> finding.rule() + "." + finding.check())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(broken).isEqualTo(made);
    }

    @Test
    void holdsTheTwentyRowsOfTheTableInOrder() {
        assertThat(set.situations())
                .extracting(Situation::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void marksWhatNoSourceGives() {
        assertThat(set.situations()).allSatisfy(row -> {
            assertThat(row.sources().isEmpty()).as(row.code()).isEqualTo(UNSOURCED.contains(row.code()));
            assertThat(row.proposed()).as(row.code()).contains("confirms").contains("signs");
        });
    }

    private static final Set<String> UNSOURCED = Set.of(
            "RESIDENCE_MISMATCH",
            "ABSENT_LEGAL",
            "RELOCATION_PENDING",
            "LOOKS_UNSAFE_BUT_APPRAISED",
            "DISASTER_AFTERWARDS");

    @Test
    void holdsThreeCategoriesAndFourteenModes() {
        assertThat(set.categories())
                .extracting(category -> category.code() + " " + category.modes().size())
                .containsExactly("APPRAISED_SAFE 2", "RENOVATED_SAFE 5", "PROVIDED_SAFE 7");
    }

    @Test
    void holdsEveryRuleOfQuality() {
        assertThat(IntStream.rangeClosed(1, 20).mapToObj("Q%02d"::formatted))
                .allSatisfy(id -> assertThat(set.rule(id)).as(id).isPresent());
    }

    @Test
    void givesEveryParameterThatTheServerReads() {
        assertThat(ParameterNames.required())
                .allSatisfy(name -> assertThat(set.parameter(name)).isNotNegative());
        assertThat(set.parameter(ParameterNames.PACE_METERS_APART)).isEqualTo(500);
    }
}
