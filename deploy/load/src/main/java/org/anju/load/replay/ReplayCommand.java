package org.anju.load.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.load.display.Bar;
import org.anju.load.display.ProgressLine;
import org.anju.load.http.Backoff;
import org.anju.load.measure.BucketHistogram;
import org.anju.load.measure.MetricsPage;
import org.anju.load.platform.Addresses;
import org.anju.load.platform.RunningPlatform;
import org.anju.local.platform.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Plays verifiers' phones against a running platform: photos and records of households that"
                + " still wait for their visit. Ends with 0 when everything was kept and the reports show it.")
public final class ReplayCommand implements Callable<Integer> {

    private static final String LAG = "anju_report_lag_seconds";
    private static final Duration REPORT_LIMIT = Duration.ofSeconds(60);
    private static final Duration SUMMARY_LIMIT = Duration.ofSeconds(30);

    @Option(names = "--households", description = "how many (default ${DEFAULT-VALUE})", defaultValue = "100")
    private int households;

    @Option(
            names = "--photos",
            description = "photos a household, at least 3, as the rules ask for (default ${DEFAULT-VALUE})",
            defaultValue = "3")
    private int photos;

    @Option(
            names = "--rate",
            description = "households begun a second; 0 for as many as the phones manage (default ${DEFAULT-VALUE})",
            defaultValue = "5")
    private double rate;

    @Option(
            names = "--ramp",
            description =
                    "seconds in which the rate rises from nothing: services that have just been started need them to"
                            + " come up to speed (default ${DEFAULT-VALUE})",
            defaultValue = "60")
    private int rampSeconds;

    @Option(names = "--phones", description = "how many phones (default ${DEFAULT-VALUE})", defaultValue = "16")
    private int phones;

    @Option(
            names = "--campaign",
            description = "default: the demo's",
            defaultValue = "01970000-0000-7000-8000-000000006229")
    private UUID campaign;

    @Option(
            names = "--seed",
            description = "decides villages, modes and order (default ${DEFAULT-VALUE})",
            defaultValue = "1")
    private long seed;

    @Option(names = "--gateway", description = "default: the local platform's")
    private URI gateway;

    private final PrintStream out = System.out;
    private final CountDownLatch summarised = new CountDownLatch(1);

    @Override
    public Integer call() throws IOException, InterruptedException {
        Addresses local = Addresses.of(Settings.fromEnvironment());
        Addresses addresses = gateway == null ? local : local.withGateway(gateway);
        ReplaySettings settings = new ReplaySettings(
                addresses,
                campaign,
                households,
                photos,
                ReplaySettings.USUAL_PHOTO,
                rate,
                Duration.ofSeconds(rampSeconds),
                phones,
                seed,
                Backoff.PATIENT);
        RunningPlatform.requireGateway(addresses.gateway().toString());
        try (Replay replay = new Replay(settings);
                MetricsPage metrics = new MetricsPage(addresses.reportMetrics())) {
            return play(replay, metrics);
        } finally {
            summarised.countDown();
        }
    }

    private int play(Replay replay, MetricsPage metrics) throws IOException, InterruptedException {
        if (prepare(replay) == 0) {
            out.println("No household of this campaign waits for its visit.");
            return 1;
        }
        ReportedCounts before = ReportedCounts.read(replay.gateway(), campaign);
        BucketHistogram lagBefore = lag(metrics);
        endCleanlyOnInterrupt(replay);
        ReplayResult result = run(replay);
        ReportedCounts expected =
                before.plus(result.counted(), result.completed().size());
        ReportedCounts after = ReportedCounts.await(replay.gateway(), campaign, expected, REPORT_LIMIT);
        ReplaySummary.print(out, result, lag(metrics).since(lagBefore));
        return verdict(result, expected, after);
    }

    private int prepare(Replay replay) throws IOException, InterruptedException {
        AtomicInteger found = new AtomicInteger();
        try (ProgressLine _ = ProgressLine.onConsole(
                () -> "Fetching task packs: %d of %d households".formatted(found.get(), households))) {
            return replay.prepare(found::set);
        }
    }

    private ReplayResult run(Replay replay) throws InterruptedException {
        long start = System.nanoTime();
        try (ProgressLine _ = ProgressLine.onConsole(() -> {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            int ended = replay.ended();
            return "%s  %.1f households/s, %d under way, %d repeated requests"
                    .formatted(
                            Bar.of(ended, households, elapsed),
                            ended * 1e9 / Math.max(1, elapsed.toNanos()),
                            replay.begun() - ended,
                            replay.retries());
        })) {
            return replay.run();
        }
    }

    private static BucketHistogram lag(MetricsPage metrics) throws InterruptedException {
        return metrics.read().map(page -> page.histogram(LAG)).orElse(new BucketHistogram(new TreeMap<>()));
    }

    /** Ctrl-C: no further household is begun, those under way may end, and the summary is still printed. */
    private void endCleanlyOnInterrupt(Replay replay) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            replay.stop();
            try {
                summarised.await(SUMMARY_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private int verdict(ReplayResult result, ReportedCounts expected, ReportedCounts reported) {
        out.printf(
                "Reports show %d submitted and %d completed of %d households (expected at least %d and %d)%n",
                reported.submitted(),
                reported.completed(),
                reported.households(),
                expected.submitted(),
                expected.completed());
        if (!reported.reaches(expected)) {
            out.println("LOST: the reports do not show everything that was accepted.");
            return 1;
        }
        if (!result.everythingKept()) {
            out.println("Not everything was kept: see above.");
            return 1;
        }
        out.println("Nothing was lost.");
        return 0;
    }
}
