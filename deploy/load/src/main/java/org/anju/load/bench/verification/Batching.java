package org.anju.load.bench.verification;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.anju.load.bench.Aim;
import org.anju.load.bench.Bench;
import org.anju.load.bench.BenchException;
import org.anju.load.bench.Figure;
import org.anju.load.bench.Settling;
import org.anju.load.http.Answer;
import org.anju.load.replay.PendingHousehold;
import org.anju.load.replay.Visit;
import org.anju.load.replay.VisitPlanner;

/** Records in batches, as phones send what an evening has gathered, until their events are published too. */
final class Batching {

    private static final int ITEMS = 100;
    private static final int PHONES = 16;
    private static final int PHOTOS = 3;
    private static final double SHARE_OF_PGBENCH = 0.25;

    private final Bench bench;
    private final List<List<PendingHousehold>> villages;

    Batching(Bench bench, List<PendingHousehold> households) {
        this.bench = bench;
        this.villages = List.copyOf(households.stream()
                .collect(Collectors.groupingBy(PendingHousehold::village))
                .values());
    }

    private record Batch(String username, String body, int items) {}

    void measure() throws IOException, SQLException, InterruptedException {
        List<Double> rates = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        bench.says("batches: warming up");
        rate(batches());
        Pgbench pgbench = Pgbench.find();
        Path script = bench.folder().resolve("pgbench-batch.sql");
        try (PlainInsert tables = new PlainInsert(bench.settings())) {
            for (int run = 1; run <= bench.runs(); run++) {
                bench.says("batches, run %d of %d".formatted(run, bench.runs()));
                tables.checkpoint();
                rates.add(rate(batches()));
                bench.says("batches, run %d of %d: pgbench".formatted(run, bench.runs()));
                tables.prepare(script, ITEMS);
                tables.checkpoint();
                plain.add(ITEMS
                        * pgbench.run(bench.settings(), PlainInsert.DATABASE, script, PHONES, bench.lasting(10, 4)));
                ratios.add(rates.getLast() / plain.getLast());
            }
        }
        bench.add(Figure.of("batch.items-per-s", "/s", rates));
        bench.add(Figure.of("batch.pgbench-items-per-s", "/s", plain));
        bench.add(Figure.ratio("batch.ratio-to-pgbench", "pgbench, the same rows in one statement", ratios)
                .aiming(Aim.atLeast(SHARE_OF_PGBENCH)));
    }

    private List<Batch> batches() throws IOException, InterruptedException {
        UUID campaign = BenchCampaigns.create(bench.gateway(), "batches");
        VisitPlanner planner = new VisitPlanner(campaign, PHOTOS, 1, Clock.systemUTC());
        List<Batch> batches = new ArrayList<>();
        for (List<PendingHousehold> village : villages) {
            for (int from = 0; from < village.size(); from += ITEMS) {
                List<Visit> visits = village.subList(from, Math.min(village.size(), from + ITEMS)).stream()
                        .map(household -> planner.plan(household, "bench"))
                        .toList();
                batches.add(new Batch(visits.getFirst().username(), body(visits), visits.size()));
            }
        }
        for (Batch batch : batches) {
            bench.tokens().of(batch.username());
        }
        return batches;
    }

    private static String body(List<Visit> visits) {
        return visits.stream()
                .map(visit -> "{\"id\":\"" + visit.verificationId() + "\","
                        + visit.body().substring(1))
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    /** @return items a second from the first request until the last event is with the broker */
    private double rate(List<Batch> batches) throws IOException, SQLException, InterruptedException {
        Settling.await(bench.settings());
        int items = batches.stream().mapToInt(Batch::items).sum();
        long start = System.nanoTime();
        try (ExecutorService phones = Executors.newFixedThreadPool(PHONES)) {
            List<Callable<Void>> calls = batches.stream()
                    .map(batch -> (Callable<Void>) () -> send(batch))
                    .toList();
            for (Future<Void> call : phones.invokeAll(calls)) {
                call.get();
            }
        } catch (ExecutionException exception) {
            throw new BenchException(
                    "A batch was not stored: " + exception.getCause().getMessage());
        }
        Settling.awaitPublished(bench.settings(), PlainInsert.DATABASE);
        return items * 1e9 / (System.nanoTime() - start);
    }

    private Void send(Batch batch) throws IOException, InterruptedException {
        Answer answer = bench.gateway().submitBatch(batch.username(), batch.body());
        Map<String, Long> statuses = new TreeMap<>();
        answer.json()
                .path("receipts")
                .forEach(receipt -> statuses.merge(receipt.path("status").asText(), 1L, Long::sum));
        if (!statuses.equals(Map.of("STORED", (long) batch.items()))) {
            throw new BenchException("of %d records: %s %s".formatted(batch.items(), statuses, answer.summary()));
        }
        return null;
    }
}
