package org.anju.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    private final Results results = new Results(
            new Machine("AMD EPYC", 2, 16_000, 0.1, "Linux 6.1", "25+36", "18.6"),
            Instant.parse("2026-06-09T14:00:00Z"),
            Instant.parse("2026-06-09T14:20:00Z"),
            false,
            List.of(
                    Figure.of("submit.capacity-32", "/s", List.of(900.0, 1_000.0, 950.0)),
                    Figure.ratio("submit.ratio-to-pgbench-32", "pgbench", List.of(0.31, 0.33, 0.29))
                            .aiming(Aim.atLeast(0.25))));

    @TempDir
    private Path folder;

    @Test
    void writesOneEntryForEachFigure() throws Exception {
        Path file = folder.resolve("bench/results.json");

        results.write(file);

        JsonNode written = new ObjectMapper().readTree(file.toFile());
        assertThat(written.path("figures")).hasSize(2);
        JsonNode ratio = written.path("figures").path(1);
        assertThat(ratio.fieldNames())
                .toIterable()
                .containsExactly("name", "value", "unit", "ratio", "to", "aim", "met", "runs");
        assertThat(ratio.path("name").asText()).isEqualTo("submit.ratio-to-pgbench-32");
        assertThat(ratio.path("value").asDouble()).isEqualTo(0.31);
        assertThat(ratio.path("ratio").asDouble()).isEqualTo(0.31);
        assertThat(ratio.path("to").asText()).isEqualTo("pgbench");
        assertThat(ratio.path("aim").asText()).isEqualTo("≥ 0.25");
        assertThat(ratio.path("met").asBoolean()).isTrue();
        assertThat(ratio.path("runs")).hasSize(3);
    }

    @Test
    void leavesOpenWhatAFigureDoesNotHave() {
        JsonNode capacity = results.json().path("figures").path(0);

        assertThat(capacity.path("value").asDouble()).isEqualTo(950.0);
        assertThat(List.of("ratio", "to", "aim", "met"))
                .allMatch(name -> capacity.path(name).isNull());
    }

    @Test
    void describesTheMachine() {
        JsonNode machine = results.json().path("machine");

        assertThat(machine.path("processor").asText()).isEqualTo("AMD EPYC");
        assertThat(machine.path("cores").asInt()).isEqualTo(2);
        assertThat(machine.path("loadAverage").asDouble()).isEqualTo(0.1);
    }

    @Test
    void printsATable() {
        assertThat(results.table().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("submit.ratio-to-pgbench-32") && line.contains("yes"));
    }
}
