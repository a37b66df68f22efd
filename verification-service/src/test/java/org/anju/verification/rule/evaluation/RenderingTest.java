package org.anju.verification.rule.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderingTest {

    @Test
    void writesValuesForPeople() {
        assertThat(Rendering.of(Instant.parse("2020-06-04T16:00:00Z"))).isEqualTo("2020-06-05");
        assertThat(Rendering.of(Instant.parse("2020-06-05T01:30:00Z"))).isEqualTo("2020-06-05 09:30");
        assertThat(Rendering.of(100.0)).isEqualTo("100");
        assertThat(Rendering.of(0.05)).isEqualTo("0.05");
        assertThat(Rendering.of(Duration.ofHours(72))).isEqualTo("72 h");
        assertThat(Rendering.of(List.of("A", "B"))).isEqualTo("A, B");
        assertThat(Rendering.of("长".repeat(600))).hasSize(501).endsWith("…");
    }

    @Test
    void putsValuesIntoTheirPlaces() {
        Template template = new Template("{expected} photos are needed, found {found} of {nothing}");
        assertThat(template.names()).containsExactlyInAnyOrder("expected", "found", "nothing");
        assertThat(template.with(Map.of("expected", "3", "found", "$1")))
                .isEqualTo("3 photos are needed, found $1 of ");
    }
}
