package org.anju.load.bench.rate;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.anju.load.bench.BenchException;
import org.anju.local.process.Java;

/** Sends requests at a fixed rate by Gatling in a process of its own. */
public final class FixedRate {

    private static final int STARTING_SECONDS = 60;

    private FixedRate() {}

    /** @param folder for Gatling's log, its own results, and the files by which it is told its task */
    public static LoadOutcome run(Path folder, LoadPlan plan) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path planFile = folder.resolve("plan.json");
        Path outcomeFile = folder.resolve("outcome.json");
        Files.deleteIfExists(outcomeFile);
        Files.deleteIfExists(planFile);
        // It holds tokens.
        Files.createFile(planFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            plan.write(planFile);
            gatling(folder, planFile, outcomeFile, plan);
        } finally {
            Files.deleteIfExists(planFile);
        }
        return LoadOutcome.read(outcomeFile);
    }

    private static void gatling(Path folder, Path planFile, Path outcomeFile, LoadPlan plan)
            throws IOException, InterruptedException {
        File log = folder.resolve("gatling.log").toFile();
        Process process = new ProcessBuilder(
                        Java.executable(),
                        "-Xmx512m",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-D" + FixedRateSimulation.PLAN + "=" + planFile,
                        "-D" + FixedRateSimulation.OUTCOME + "=" + outcomeFile,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.gatling.app.Gatling",
                        "--simulation",
                        FixedRateSimulation.class.getName(),
                        "--results-folder",
                        folder.resolve("results").toString(),
                        "--no-reports")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            process.getOutputStream().close();
            int limit = STARTING_SECONDS + 2 * (plan.warmUpSeconds() + plan.measuredSeconds());
            if (!process.waitFor(limit, TimeUnit.SECONDS) || !Files.exists(outcomeFile)) {
                throw new BenchException("Gatling did not come to its end; see " + log);
            }
        } finally {
            process.destroy();
        }
    }
}
