package org.anju.common.precondition;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.anju.common.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", " \"7\" ", "W/\"7\"", "*"})
    void takesTheCurrentVersionHoweverItCame(String header) {
        assertThatCode(() -> ExpectedVersion.of(header).requireCurrent(7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"6\"", "7", ""})
    void refusesEveryOther(String header) {
        assertThatThrownBy(() -> ExpectedVersion.of(header).requireCurrent(7))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("version-stale");
    }

    @Test
    void takesNotAnyVersionForOneThatWasSeen() {
        assertThatCode(() -> ExpectedVersion.of("W/\"7\"").requireSeen(7)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ExpectedVersion.of("*").requireSeen(7))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("version-stale");
    }

    @Test
    void wantsOne() {
        assertThatThrownBy(() -> ExpectedVersion.of(null))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("if-match-missing");
    }
}
