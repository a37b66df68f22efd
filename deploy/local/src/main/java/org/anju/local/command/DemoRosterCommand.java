package org.anju.local.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.anju.local.demo.DemoRoster;
import org.anju.local.platform.PlatformException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "demo-roster",
        description = "Writes an invented roster of Linxia as an Excel workbook, the same at every run.")
public final class DemoRosterCommand implements Callable<Integer> {
    @Mixin
    private Help help;

    @Parameters(paramLabel = "OUT.xlsx", description = "The workbook to write.")
    private Path file;

    @Option(
            names = "--households",
            paramLabel = "N",
            description = "Number of households, at least one for each county (default: ${DEFAULT-VALUE}).",
            defaultValue = "141600")
    private int households;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        DemoRoster roster = new DemoRoster(households);
        try {
            roster.write(file);
        } catch (IOException e) {
            throw new PlatformException("The workbook could not be written: " + e.getMessage(), e);
        }
        System.out.printf(
                "Wrote %,d households to %s in %.1f s.%n", roster.size(), file, (System.nanoTime() - start) / 1e9);
        return 0;
    }
}
