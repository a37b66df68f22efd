package org.anju.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BenchDisplayTest {

    @Test
    void tellsWhatRunsAndHowLongAllOfItTakes() {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        try (BenchDisplay display = new BenchDisplay(out, Duration.ofMinutes(12))) {
            display.begins("submit");
            display.says("run 1 of 3: 32 connections");

            assertThat(display.text()).matches("submit: run 1 of 3: 32 connections — \\d+ s of about 12 min 0 s");
        }
    }
}
