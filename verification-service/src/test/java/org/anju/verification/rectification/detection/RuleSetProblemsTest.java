package org.anju.verification.rectification.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.rule.OpenedProblem;
import org.anju.verification.rule.ProblemKind;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetProblemsTest {

    private final RuleSet rules = shipped();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "false, -, P01, NOT_SECURED",
                "false, LOCKED_ABSENT, P01, NOT_SECURED",
                "false, UNREACHABLE, S04, UNREACHABLE",
                "true, RELOCATION_PENDING, S11, NOT_MOVED_IN",
                "false, RELOCATION_PENDING, S11, NOT_MOVED_IN",
                "true, RENOVATION_PENDING, S13, NOT_SECURED",
                "false, WITHOUT_HOUSE, P01, NOT_SECURED",
                "false, SPLIT_OR_MERGED, S07, ROSTER_CHANGE",
                "true, REFUSED, S18, REFUSED",
                "true, DISASTER_AFTERWARDS, S20, DISASTER"
            })
    void findsAProblemIn(boolean secured, String situation, String rule, ProblemKind kind) {
        assertThat(RuleSetProblems.openingOf(rules, record(secured, situation))).hasValueSatisfying(opening -> {
            assertThat(opening.rule()).isEqualTo(rule);
            assertThat(opening.kind()).isEqualTo(kind);
            assertThat(opening.dueDays()).isPositive();
        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-", "WITHOUT_HOUSE", "RENTED_ELSEWHERE", "UNOCCUPIED_DANGEROUS_HOUSE"})
    void findsNoneInASecuredHouseholdWhich(String situation) {
        assertThat(RuleSetProblems.openingOf(rules, record(true, situation))).isEmpty();
    }

    /** A kind that nobody knows would otherwise be noticed with the first record that has it. */
    @Test
    void knowsEveryKindThatTheRuleSetNames() {
        assertThat(rules.situations())
                .extracting(Situation::problem)
                .filteredOn(Objects::nonNull)
                .extracting(OpenedProblem::kind)
                .allSatisfy(kind -> assertThat(ProblemKind.valueOf(kind)).isNotNull());
    }

    private static RuleSet shipped() {
        try (InputStream resource = RuleSetProblemsTest.class.getResourceAsStream("/rule-sets/2020.json")) {
            return new ObjectMapper().readValue(resource, RuleSet.class);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static VerificationFacts record(boolean secured, String situation) {
        Instant now = Instant.now();
        return new VerificationFacts(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "622927100200",
                1,
                1,
                "SUBMITTED",
                false,
                "NONE",
                "NONE",
                secured,
                null,
                situation,
                1,
                now,
                now,
                null);
    }
}
