package org.anju.load.bench.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.load.bench.Aim;
import org.anju.load.bench.Bench;
import org.anju.load.bench.BenchException;
import org.anju.load.bench.Figure;
import org.anju.load.bench.Group;
import org.anju.load.bench.Settling;
import org.anju.load.bench.submit.LoadPlan.Target;
import org.anju.load.measure.BucketHistogram;
import org.anju.load.measure.Latencies;
import org.anju.load.measure.MetricsPage;
import org.anju.load.replay.PendingHousehold;
import org.anju.load.replay.Villages;
import org.anju.load.wire.ClosedLoop;
import org.anju.load.wire.LoopResult;

/** Durable single submissions through the gateway: how many, compared with the database alone, and how soon at half of it. */
public final class SubmitGroup implements Group {

    private static final List<Integer> CONNECTIONS = List.of(8, 32, 64);
    private static final int COMPARED = 32;
    private static final double SHARE_OF_PGBENCH = 0.25;
    private static final double P99_MILLISECONDS = 25;
    private static final double LAG_MILLISECONDS = 1_000;
    private static final int CAMPAIGNS_A_RUN = 3;
    private static final String LAG = "anju_report_lag_seconds";

    @Override
    public String name() {
        return "submit";
    }

    @Override
    public Duration expected(int runs, boolean quick) {
        long aRun = quick ? 50 : 150;
        return Duration.ofSeconds((quick ? 60 : 120) + aRun * runs);
    }

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Files.createDirectories(bench.folder());
        List<PendingHousehold> households = households(bench);
        Map<Integer, List<Double>> capacities = new TreeMap<>();
        CONNECTIONS.forEach(connections -> capacities.put(connections, new ArrayList<>()));
        List<Double> ratios = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        warmUp(bench, households);
        Pgbench pgbench = Pgbench.find();
        try (PlainInsert tables = new PlainInsert(bench.settings())) {
            for (int run = 1; run <= bench.runs(); run++) {
                String which = "run %d of %d".formatted(run, bench.runs());
                for (int connections : CONNECTIONS) {
                    bench.says("%s: %d connections".formatted(which, connections));
                    tables.checkpoint();
                    capacities.get(connections).add(capacity(bench, households, connections));
                    Settling.await(bench.settings());
                }
                bench.says(which + ": pgbench with " + COMPARED + " clients");
                plain.add(plainRate(bench, pgbench, tables));
                ratios.add(capacities.get(COMPARED).getLast() / plain.getLast());
            }
        }
        for (int connections : CONNECTIONS) {
            bench.add(Figure.of("submit.capacity-" + connections, "/s", capacities.get(connections)));
        }
        bench.add(Figure.of("submit.pgbench-" + COMPARED, "/s", plain));
        bench.add(Figure.ratio("submit.ratio-to-pgbench-" + COMPARED, "pgbench, same record and event", ratios)
                .aiming(Aim.atLeast(SHARE_OF_PGBENCH)));
        atHalf(bench, households, Figure.median(capacities.get(COMPARED)) / 2);
    }

    private static List<PendingHousehold> households(Bench bench) throws IOException, InterruptedException {
        UUID campaign = BenchCampaigns.create(bench.gateway(), "preparation");
        int wanted = bench.count(24_000, 6_000);
        List<PendingHousehold> households = new Villages(bench.gateway(), campaign, new Latencies())
                .pending(
                        wanted,
                        1,
                        1,
                        found -> bench.says("fetching task packs: %d of %d households".formatted(found, wanted)));
        if (households.size() < wanted) {
            throw new BenchException("The demo is not loaded: %d households found, %d needed. Run ./anju up first."
                    .formatted(households.size(), wanted));
        }
        return households;
    }

    /** The just-in-time compiler needs its time under load before the figures hold. */
    private static void warmUp(Bench bench, List<PendingHousehold> households)
            throws IOException, SQLException, InterruptedException {
        bench.says("warming up");
        loop(bench, households, COMPARED, Duration.ZERO, bench.lasting(45, 10));
        Settling.await(bench.settings());
    }

    private static double capacity(Bench bench, List<PendingHousehold> households, int connections)
            throws IOException, InterruptedException {
        LoopResult result = loop(bench, households, connections, bench.lasting(3, 1), bench.lasting(12, 4));
        if (result.others() > 0 || result.brokenConnections() > 0) {
            throw new BenchException(
                    "With %d connections %d of %d records were not stored and %d connections broke; first: %s"
                            .formatted(
                                    connections,
                                    result.others(),
                                    result.others() + result.successes(),
                                    result.brokenConnections(),
                                    result.firstRefusal()));
        }
        return result.successesPerSecond();
    }

    private static LoopResult loop(
            Bench bench, List<PendingHousehold> households, int connections, Duration warmUp, Duration measured)
            throws IOException, InterruptedException {
        List<UUID> campaigns = new ArrayList<>();
        for (int number = 0; number < CAMPAIGNS_A_RUN; number++) {
            campaigns.add(BenchCampaigns.create(bench.gateway(), connections + " connections"));
        }
        SubmitRequests requests =
                new SubmitRequests(bench.addresses().gateway(), bench.tokens(), households, campaigns);
        return new ClosedLoop(bench.addresses().gateway(), requests).run(connections, warmUp, measured);
    }

    private static double plainRate(Bench bench, Pgbench pgbench, PlainInsert tables)
            throws IOException, SQLException, InterruptedException {
        Path script = bench.folder().resolve("plain-insert.sql");
        tables.prepare(script);
        tables.checkpoint();
        return pgbench.run(bench.settings(), PlainInsert.DATABASE, script, COMPARED, bench.lasting(12, 4));
    }

    private static void atHalf(Bench bench, List<PendingHousehold> households, double rate)
            throws IOException, SQLException, InterruptedException {
        List<Double> latencies = new ArrayList<>();
        List<Double> failures = new ArrayList<>();
        List<Double> lags = new ArrayList<>();
        for (int run = 1; run <= bench.runs(); run++) {
            bench.says("run %d of %d: %.0f records a second, half of the capacity".formatted(run, bench.runs(), rate));
            Settling.await(bench.settings());
            try (MetricsPage reports = new MetricsPage(bench.addresses().reportMetrics())) {
                BucketHistogram before = lag(reports);
                LoadOutcome outcome = FixedRate.run(bench.folder().resolve("gatling"), plan(bench, households, rate));
                latencies.add(outcome.p99Millis());
                failures.add((double) outcome.failed());
                OptionalDouble lag = lag(reports).since(before).quantile(0.99);
                lag.ifPresent(seconds -> lags.add(seconds * 1000));
            }
        }
        bench.add(Figure.of("submit.p99-at-half", "ms", latencies)
                .comparedWith(0.5, "%.0f/s of capacity-%d".formatted(rate, COMPARED))
                .aiming(Aim.atMost(P99_MILLISECONDS)));
        bench.add(Figure.of("submit.failed-at-half", "records", failures).aiming(Aim.atMost(0)));
        bench.add(Figure.of("report.lag-p99", "ms", lags).aiming(Aim.atMost(LAG_MILLISECONDS)));
    }

    private static BucketHistogram lag(MetricsPage reports) throws InterruptedException {
        return reports.read()
                .map(page -> page.histogram(LAG))
                .orElseThrow(() -> new BenchException("report-service shows no metrics."));
    }

    private static LoadPlan plan(Bench bench, List<PendingHousehold> households, double rate)
            throws IOException, InterruptedException {
        int warmUp = (int) bench.lasting(12, 4).toSeconds();
        // The warm-up rises evenly, so it takes half of what it would at the full rate.
        int affordable = (int) (households.size() / rate - warmUp / 2.0) - 1;
        int measured = Math.min((int) bench.lasting(25, 8).toSeconds(), Math.max(1, affordable));
        Map<String, String> tokens = new HashMap<>();
        for (PendingHousehold household : households) {
            String village = household.village();
            if (!tokens.containsKey(village)) {
                tokens.put(village, bench.tokens().of("verifier-" + village));
            }
        }
        return new LoadPlan(
                bench.addresses().gateway().toString(),
                rate,
                warmUp,
                measured,
                BenchCampaigns.create(bench.gateway(), "half of the capacity"),
                tokens,
                households.stream()
                        .map(household -> new Target(
                                household.id(),
                                household.village(),
                                household.expectedMode().map(Enum::name).orElse(null)))
                        .toList());
    }
}
