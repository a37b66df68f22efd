package org.anju.load.bench.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.anju.load.bench.Bench;
import org.anju.load.bench.BenchException;
import org.anju.load.replay.Villages;

/** Sends rosters and follows them to their end. */
final class RosterImports {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private RosterImports() {}

    record Imported(UUID id, double seconds) {}

    /** @return the time from the first byte sent until the households are stored, their events in the outbox */
    static Imported run(Bench bench, Path roster) throws IOException, InterruptedException {
        long start = System.nanoTime();
        JsonNode answer = bench.gateway().importRoster(Villages.SUPERVISOR, roster, BenchRoster.FILE_NAME);
        UUID id = UUID.fromString(answer.path("id").asText());
        awaitImport(bench, id);
        return new Imported(id, (System.nanoTime() - start) / 1e9);
    }

    private static void awaitImport(Bench bench, UUID id) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            JsonNode progress = bench.gateway().rosterImport(Villages.SUPERVISOR, id);
            switch (progress.path("state").asText()) {
                case "IMPORTED" -> {
                    return;
                }
                case "REFUSED", "FAILED" ->
                    throw new BenchException("The roster was not imported: " + progress.path("findings"));
                default -> TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
            }
        }
        throw new BenchException("The roster was not imported within " + LIMIT.toMinutes() + " minutes.");
    }
}
