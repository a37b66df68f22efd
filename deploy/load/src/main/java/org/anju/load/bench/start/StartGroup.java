package org.anju.load.bench.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anju.load.bench.Aim;
import org.anju.load.bench.Bench;
import org.anju.load.bench.BenchException;
import org.anju.load.bench.Figure;
import org.anju.load.bench.Group;

/** How soon a built platform is ready after {@code ./anju up}, and what it then takes of the memory. */
public final class StartGroup implements Group {

    private static final double READY_SECONDS = 45;
    private static final double MEMORY_GIGABYTES = 3;
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final Duration SETTLING = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Duration expected(int runs, boolean quick) {
        return Duration.ofSeconds(60L * ((quick ? 1 : runs) + 1));
    }

    @Override
    public boolean needsPlatform() {
        return false;
    }

    @Override
    public void measure(Bench bench) throws IOException, InterruptedException {
        Files.createDirectories(bench.folder());
        bench.says("building and starting once, unmeasured");
        anju(bench, "up");
        List<Double> seconds = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        List<Double> proportional = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        for (int run = 1; run <= bench.count(bench.runs(), 1); run++) {
            bench.says("run %d: stopping".formatted(run));
            anju(bench, "down");
            bench.says("run %d: starting".formatted(run));
            long start = System.nanoTime();
            anju(bench, "up");
            seconds.add((System.nanoTime() - start) / 1e9);
            processor.add(Footprint.of(bench.settings()).processorTime().toNanos() / 1e9);
            bench.says("run %d: letting it settle".formatted(run));
            TimeUnit.NANOSECONDS.sleep(SETTLING.toNanos());
            Footprint memory = Footprint.of(bench.settings());
            proportional.add(memory.proportionalGigabytes());
            resident.add(memory.residentGigabytes());
        }
        bench.add(Figure.of("start.ready", "s", seconds).aiming(Aim.atMost(READY_SECONDS)));
        bench.add(Figure.of("start.processor", "s (CPU of all processes)", processor));
        bench.add(Figure.of("start.memory", "GB (PSS)", proportional).aiming(Aim.atMost(MEMORY_GIGABYTES)));
        bench.add(Figure.of("start.memory-rss", "GB (RSS)", resident));
    }

    private static void anju(Bench bench, String command) throws IOException, InterruptedException {
        File log = bench.folder().resolve("start-" + command + ".log").toFile();
        Process process = new ProcessBuilder(
                        bench.settings().checkout().resolve("anju").toString(), command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new BenchException("./anju %s failed; see %s".formatted(command, log));
            }
        } finally {
            process.destroy();
        }
    }
}
