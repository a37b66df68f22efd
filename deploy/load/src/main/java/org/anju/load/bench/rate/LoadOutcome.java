package org.anju.load.bench.rate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** What the process that sends at a fixed rate has found, by a file; times from the intended start. */
public record LoadOutcome(
        long answered, long failed, double p50Millis, double p95Millis, double p99Millis, double maxMillis) {

    private static final ObjectMapper JSON = new ObjectMapper();

    void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    static LoadOutcome read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), LoadOutcome.class);
    }
}
