package org.anju.load.bench.verification;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import org.anju.load.bench.Aim;
import org.anju.load.bench.Bench;
import org.anju.load.bench.BenchException;
import org.anju.load.bench.Figure;
import org.anju.load.bench.Settling;
import org.anju.load.measure.BucketHistogram;
import org.anju.load.measure.MetricsPage;
import org.anju.load.replay.PendingHousehold;
import org.anju.load.wire.ClosedLoop;
import org.anju.load.wire.LoopResult;
import org.anju.load.wire.OpenLoop;
import org.anju.load.wire.RateResult;

/** Durable single submissions through the gateway: how many, compared with the database alone, and how soon below that. */
final class Submitting {

    private static final List<Integer> CONNECTIONS = List.of(8, 32, 64);
    private static final int COMPARED = 32;
    private static final double SHARE_OF_PGBENCH = 0.4;
    private static final double P99_AT_HALF = 25;
    private static final double P99_AT_80 = 60;
    private static final double LAG_MILLISECONDS = 1_000;
    private static final int CAMPAIGNS_A_RUN = 3;
    /** As many phones as may wait at the same time. */
    private static final int MOST_CONNECTIONS = 500;

    private static final int WARM_UPS = 10;
    private static final double STILL_RISING = 1.05;
    private static final String LAG = "anju_report_lag_seconds";

    private final Bench bench;
    private final List<PendingHousehold> households;

    Submitting(Bench bench, List<PendingHousehold> households) {
        this.bench = bench;
        this.households = households;
    }

    void measure() throws IOException, SQLException, InterruptedException {
        Map<Integer, List<Double>> capacities = new TreeMap<>();
        CONNECTIONS.forEach(connections -> capacities.put(connections, new ArrayList<>()));
        List<Double> ratios = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        warmUp();
        Pgbench pgbench = Pgbench.find();
        try (PlainInsert tables = new PlainInsert(bench.settings())) {
            for (int run = 1; run <= bench.runs(); run++) {
                String which = "run %d of %d".formatted(run, bench.runs());
                for (int connections : CONNECTIONS) {
                    bench.says("%s: %d connections".formatted(which, connections));
                    tables.checkpoint();
                    capacities.get(connections).add(capacity(connections));
                    Settling.await(bench.settings());
                }
                bench.says(which + ": pgbench with " + COMPARED + " clients");
                plain.add(plainRate(pgbench, tables));
                ratios.add(capacities.get(COMPARED).getLast() / plain.getLast());
            }
        }
        for (int connections : CONNECTIONS) {
            bench.add(Figure.of("submit.capacity-" + connections, "/s", capacities.get(connections)));
        }
        bench.add(Figure.of("submit.pgbench-" + COMPARED, "/s", plain));
        bench.add(Figure.ratio("submit.ratio-to-pgbench-" + COMPARED, "pgbench, the same rows", ratios)
                .aiming(Aim.atLeast(SHARE_OF_PGBENCH)));
        double capacity = Figure.median(capacities.get(COMPARED));
        at(0.5, "half", capacity, P99_AT_HALF);
        at(0.8, "80", capacity, P99_AT_80);
    }

    /** The just-in-time compiler needs its time under load before the figures hold: on slow machines some minutes. */
    private void warmUp() throws IOException, SQLException, InterruptedException {
        double before = 0;
        for (int round = 1; round <= WARM_UPS; round++) {
            bench.says("warming up, %.0f records a second so far".formatted(before));
            double rate = loop(COMPARED, Duration.ZERO, bench.lasting(30, 5)).successesPerSecond();
            Settling.await(bench.settings());
            if (rate < before * STILL_RISING) {
                return;
            }
            before = rate;
        }
    }

    double capacity(int connections) throws IOException, InterruptedException {
        LoopResult result = loop(connections, bench.lasting(3, 1), bench.lasting(12, 4));
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

    private LoopResult loop(int connections, Duration warmUp, Duration measured)
            throws IOException, InterruptedException {
        return new ClosedLoop(bench.addresses().gateway(), requests(connections + " connections"))
                .run(connections, warmUp, measured);
    }

    /** Each household once in each of some campaigns of their own. */
    private SubmitRequests requests(String name) throws IOException, InterruptedException {
        List<UUID> campaigns = new ArrayList<>();
        for (int number = 0; number < CAMPAIGNS_A_RUN; number++) {
            campaigns.add(BenchCampaigns.create(bench.gateway(), name));
        }
        return new SubmitRequests(bench.addresses().gateway(), bench.tokens(), households, campaigns);
    }

    private double plainRate(Pgbench pgbench, PlainInsert tables)
            throws IOException, SQLException, InterruptedException {
        Path script = bench.folder().resolve("plain-insert.sql");
        tables.prepare(script, 1);
        tables.checkpoint();
        return pgbench.run(bench.settings(), PlainInsert.DATABASE, script, COMPARED, bench.lasting(12, 4));
    }

    /** @param name of the share, as it stands in the figures' names */
    private void at(double share, String name, double capacity, double aim)
            throws IOException, SQLException, InterruptedException {
        double rate = share * capacity;
        List<Double> latencies = new ArrayList<>();
        List<Double> failures = new ArrayList<>();
        List<Double> lags = new ArrayList<>();
        for (int run = 1; run <= bench.runs(); run++) {
            bench.says("run %d of %d: %.0f records a second, %.0f %% of the capacity"
                    .formatted(run, bench.runs(), rate, share * 100));
            Settling.await(bench.settings());
            try (MetricsPage reports = new MetricsPage(bench.addresses().reportMetrics())) {
                BucketHistogram before = lag(reports);
                RateResult result = new OpenLoop(
                                bench.addresses().gateway(), requests("a part of the capacity"), MOST_CONNECTIONS)
                        .run(rate, bench.lasting(12, 4), bench.lasting(25, 8));
                latencies.add(result.latencies().p99().toNanos() / 1e6);
                failures.add((double) result.failed());
                OptionalDouble lag = lag(reports).since(before).quantile(0.99);
                lag.ifPresent(seconds -> lags.add(seconds * 1000));
            }
        }
        bench.add(Figure.of("submit.p99-at-" + name, "ms", latencies)
                .comparedWith(share, "%.0f/s of capacity-%d".formatted(capacity, COMPARED))
                .aiming(Aim.atMost(aim)));
        bench.add(Figure.of("submit.failed-at-" + name, "records", failures).aiming(Aim.atMost(0)));
        if (share == 0.5) {
            bench.add(Figure.of("report.lag-p99", "ms", lags).aiming(Aim.atMost(LAG_MILLISECONDS)));
        }
    }

    private static BucketHistogram lag(MetricsPage reports) throws InterruptedException {
        return reports.read()
                .map(page -> page.histogram(LAG))
                .orElseThrow(() -> new BenchException("report-service shows no metrics."));
    }
}
