package org.anju.verification.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    @Test
    void tellsWhichSituationsHoldNoVerdictByTheirOutcomes() throws IOException {
        try (InputStream shipped =
                Objects.requireNonNull(RuleSetTest.class.getResourceAsStream("/rule-sets/2020.json"))) {
            assertThat(new ObjectMapper().readValue(shipped, RuleSet.class).situationsWithoutVerdict())
                    .containsExactly("UNREACHABLE", "DEREGISTERED", "SPLIT_OR_MERGED");
        }
    }
}
