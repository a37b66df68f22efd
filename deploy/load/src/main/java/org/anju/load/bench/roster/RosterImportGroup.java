package org.anju.load.bench.roster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.anju.load.bench.Aim;
import org.anju.load.bench.Bench;
import org.anju.load.bench.BenchException;
import org.anju.load.bench.Figure;
import org.anju.load.bench.Group;
import org.anju.load.bench.Settling;
import org.anju.load.replay.Villages;
import org.anju.local.demo.DemoRoster;
import org.anju.local.platform.Part;
import org.anju.local.platform.Parts;
import org.anju.local.platform.Settings;

/** How long a prefecture's roster takes from the upload until its households are stored, beside a bare COPY of them. */
public final class RosterImportGroup implements Group {

    private static final double TIMES_A_COPY = 10;
    private static final double HEAP_MEBIBYTES = 256;
    private static final int QUICK_HOUSEHOLDS = 20_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    @Override
    public String name() {
        return "roster-import";
    }

    @Override
    public Duration expected(int runs, boolean quick) {
        return Duration.ofSeconds(10 + (quick ? 20L : 75L) * runs);
    }

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Files.createDirectories(bench.folder());
        Path workbook = bench.folder().resolve(BenchRoster.FILE_NAME);
        bench.says("writing the roster");
        int households = BenchRoster.write(workbook, bench.count(DemoRoster.LINXIA_HOUSEHOLDS, QUICK_HOUSEHOLDS));
        Measured measured = new Measured();
        try (HouseholdTable table = new HouseholdTable(bench.settings())) {
            try {
                clear(bench, table);
                for (int run = 1; run <= bench.runs(); run++) {
                    measure(
                            bench,
                            table,
                            workbook,
                            "run %d of %d, %,d households".formatted(run, bench.runs(), households),
                            measured);
                }
            } finally {
                clear(bench, table);
                Files.deleteIfExists(workbook);
            }
        }
        report(bench, measured);
    }

    private static void measure(Bench bench, HouseholdTable table, Path workbook, String run, Measured measured)
            throws IOException, SQLException, InterruptedException {
        bench.says(run + ": importing");
        UUID id;
        double seconds;
        try (HeapWatch heap = new HeapWatch(bench.addresses().householdMetrics())) {
            long start = System.nanoTime();
            id = send(bench, workbook);
            awaitImport(bench, id);
            seconds = (System.nanoTime() - start) / 1e9;
            measured.heap.add(heap.peakMebibytes());
        }
        bench.says(run + ": letting the others take it up");
        Settling.await(bench.settings());
        bench.says(run + ": bare COPY");
        double copy =
                table.bareCopy(id, bench.folder().resolve("households.csv")).toNanos() / 1e9;
        measured.seconds.add(seconds);
        measured.copies.add(copy);
        measured.ratios.add(seconds / copy);
        clear(bench, table);
    }

    private static UUID send(Bench bench, Path workbook) throws IOException, InterruptedException {
        JsonNode answer = bench.gateway().importRoster(Villages.SUPERVISOR, workbook, BenchRoster.FILE_NAME);
        return UUID.fromString(answer.path("id").asText());
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

    private static void clear(Bench bench, HouseholdTable table) throws SQLException, InterruptedException {
        bench.says("removing the bench's households");
        if (table.removeBenchHouseholds() > 0) {
            Settling.await(bench.settings());
            table.vacuum();
        }
    }

    private static void report(Bench bench, Measured measured) {
        double copy = Figure.median(measured.copies);
        bench.add(Figure.ratio("roster-import.ratio-to-copy", "bare COPY", measured.ratios)
                .aiming(Aim.atMost(TIMES_A_COPY)));
        bench.add(Figure.of("roster-import.seconds", "s", measured.seconds)
                .comparedWith(Figure.median(measured.ratios), "COPY in %.2f s".formatted(copy)));
        bench.add(Figure.of("roster-import.heap", "MiB of " + heapLimit(bench.settings()), measured.heap)
                .aiming(Aim.atMost(HEAP_MEBIBYTES)));
    }

    private static String heapLimit(Settings settings) {
        return Parts.all(settings).stream()
                .filter(part -> part.name().equals("household-service"))
                .map(Part::process)
                .flatMap(process -> process.running().stream())
                .flatMap(id -> ProcessHandle.of(id.pid()).stream())
                .flatMap(handle -> handle.info().arguments().stream())
                .flatMap(Arrays::stream)
                .filter(argument -> argument.startsWith("-Xmx"))
                .findFirst()
                .orElse("unknown -Xmx");
    }

    private record Measured(List<Double> seconds, List<Double> copies, List<Double> ratios, List<Double> heap) {

        Measured() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }
}
