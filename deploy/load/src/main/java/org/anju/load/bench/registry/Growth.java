package org.anju.load.bench.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.anju.load.bench.Aim;
import org.anju.load.bench.Bench;
import org.anju.load.bench.Figure;
import org.anju.load.bench.Settling;

/** Whether the registry takes its last roster as fast as its first, while it grows. */
final class Growth {

    private static final int ROSTERS = 20;
    /** A fifth of all at either end: the last million of five. */
    private static final int AT_EITHER_END = 4;

    private static final double FLAT = 0.8;

    private final Bench bench;
    private final HouseholdTable table;

    Growth(Bench bench, HouseholdTable table) {
        this.bench = bench;
        this.table = table;
    }

    void measure() throws IOException, SQLException, InterruptedException {
        int households = bench.registryHouseholds() / ROSTERS;
        GrowthRoster roster = new GrowthRoster();
        Path file = bench.folder().resolve("growth.csv");
        List<Double> rates = new ArrayList<>();
        try {
            for (int number = 0; number < ROSTERS; number++) {
                roster.write(file, number * households, households);
                bench.says("growing, roster %d of %d with %,d households".formatted(number + 1, ROSTERS, households));
                rates.add(households / RosterImports.run(bench, file).seconds());
                bench.says(
                        "growing, %,d households: letting the others take it up".formatted((number + 1) * households));
                Settling.await(bench.settings());
            }
        } finally {
            Files.deleteIfExists(file);
        }
        table.vacuum();
        double first = mean(rates.subList(0, AT_EITHER_END));
        double last = mean(rates.subList(ROSTERS - AT_EITHER_END, ROSTERS));
        bench.add(Figure.of("roster-import.growth-rate", "households/s", rates));
        bench.add(Figure.ratio(
                        "roster-import.flatness",
                        "the first fifth of %,d households".formatted(ROSTERS * households),
                        List.of(last / first))
                .aiming(Aim.atLeast(FLAT)));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
