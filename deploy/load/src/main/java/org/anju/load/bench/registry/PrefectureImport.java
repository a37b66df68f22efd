package org.anju.load.bench.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anju.load.bench.Aim;
import org.anju.load.bench.Bench;
import org.anju.load.bench.Figure;
import org.anju.load.bench.Settling;
import org.anju.local.demo.DemoRoster;
import org.anju.local.platform.Part;
import org.anju.local.platform.Parts;
import org.anju.local.platform.Settings;

/**
 * How long a prefecture's roster takes from the upload until its households are stored, beside a bare COPY of them; and when it
 * comes again, unchanged.
 */
final class PrefectureImport {

    private static final double TIMES_A_COPY = 5;
    private static final double SHARE_WHEN_UNCHANGED = 0.5;
    private static final double HEAP_MEBIBYTES = 256;
    private static final int QUICK_HOUSEHOLDS = 20_000;

    private final Bench bench;
    private final HouseholdTable table;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> copies = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> unchanged = new ArrayList<>();
    private final List<Double> heap = new ArrayList<>();

    PrefectureImport(Bench bench, HouseholdTable table) {
        this.bench = bench;
        this.table = table;
    }

    void measure() throws IOException, SQLException, InterruptedException {
        Path workbook = bench.folder().resolve(BenchRoster.FILE_NAME);
        bench.says("writing the roster");
        int households = BenchRoster.write(workbook, bench.count(DemoRoster.LINXIA_HOUSEHOLDS, QUICK_HOUSEHOLDS));
        try {
            for (int run = 1; run <= bench.runs(); run++) {
                measure(workbook, "run %d of %d, %,d households".formatted(run, bench.runs(), households));
            }
        } finally {
            Files.deleteIfExists(workbook);
        }
        report();
    }

    private void measure(Path workbook, String run) throws IOException, SQLException, InterruptedException {
        bench.says(run + ": importing");
        RosterImports.Imported first;
        try (HeapWatch watch = new HeapWatch(bench.addresses().householdMetrics())) {
            first = RosterImports.run(bench, workbook);
            heap.add(watch.peakMebibytes());
        }
        bench.says(run + ": letting the others take it up");
        Settling.await(bench.settings());
        bench.says(run + ": importing the same again");
        unchanged.add(RosterImports.run(bench, workbook).seconds() / first.seconds());
        bench.says(run + ": bare COPY");
        double copy = table.bareCopy(first.id(), bench.folder().resolve("households.csv"))
                        .toNanos()
                / 1e9;
        seconds.add(first.seconds());
        copies.add(copy);
        ratios.add(first.seconds() / copy);
        table.clear(bench);
    }

    private void report() {
        bench.add(
                Figure.ratio("roster-import.ratio-to-copy", "bare COPY", ratios).aiming(Aim.atMost(TIMES_A_COPY)));
        bench.add(Figure.of("roster-import.seconds", "s", seconds)
                .comparedWith(Figure.median(ratios), "COPY in %.2f s".formatted(Figure.median(copies))));
        bench.add(Figure.ratio("roster-import.unchanged-ratio", "the first import", unchanged)
                .aiming(Aim.atMost(SHARE_WHEN_UNCHANGED)));
        bench.add(Figure.of("roster-import.heap", "MiB of " + heapLimit(bench.settings()), heap)
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
}
