package org.anju.load.bench.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import org.anju.load.bench.Bench;
import org.anju.load.bench.Group;

/**
 * The household registry: a prefecture's roster in and out, growth to many prefectures, and how fast households are found
 * then.
 */
public final class RegistryGroup implements Group {

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public Duration expected(int runs, boolean quick) {
        return Duration.ofSeconds(quick ? 60 + 40L * runs : 300 + 120L * runs);
    }

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Files.createDirectories(bench.folder());
        try (HouseholdTable table = new HouseholdTable(bench.settings())) {
            try {
                table.clear(bench);
                new RosterExports(bench).measure();
                new PrefectureImport(bench, table).measure();
                new Growth(bench, table).measure();
                new Finding(bench).measure();
            } finally {
                if (!bench.leavesRows()) {
                    table.clear(bench);
                }
            }
        }
    }
}
