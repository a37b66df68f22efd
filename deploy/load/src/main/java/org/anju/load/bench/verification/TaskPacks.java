package org.anju.load.bench.verification;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.anju.load.bench.Aim;
import org.anju.load.bench.Bench;
import org.anju.load.bench.BenchException;
import org.anju.load.bench.Figure;
import org.anju.load.replay.PendingHousehold;
import org.anju.load.wire.OpenLoop;
import org.anju.load.wire.RateResult;
import org.anju.load.wire.RequestSupply;

/** A morning on which every phone fetches its village: how soon, how many bytes, and what a phone with nothing new costs. */
final class TaskPacks {

    private static final int TYPICAL_HOUSEHOLDS = 120;
    private static final int VILLAGES = 40;
    private static final double PER_SECOND = 200;
    /** As many phones as may wait at the same time. */
    private static final int MOST_CONNECTIONS = 500;

    private static final double P99_MILLISECONDS = 50;
    private static final double DELTA_BYTES = 1_024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bench bench;
    private final List<String> villages;

    TaskPacks(Bench bench, List<PendingHousehold> households) {
        this.bench = bench;
        this.villages =
                households.stream()
                        .collect(Collectors.groupingBy(PendingHousehold::village, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .sorted(Comparator.comparingLong(village -> Math.abs(village.getValue() - TYPICAL_HOUSEHOLDS)))
                        .limit(VILLAGES)
                        .map(Map.Entry::getKey)
                        .toList();
    }

    void measure() throws IOException, InterruptedException {
        UUID campaign = BenchCampaigns.create(bench.gateway(), "task packs");
        weigh(campaign);
        List<Double> latencies = new ArrayList<>();
        List<Double> failures = new ArrayList<>();
        for (int run = 1; run <= bench.runs(); run++) {
            bench.says("task packs, run %d of %d: %.0f a second".formatted(run, bench.runs(), PER_SECOND));
            RateResult result = new OpenLoop(bench.addresses().gateway(), requests(campaign), MOST_CONNECTIONS)
                    .run(PER_SECOND, bench.lasting(8, 3), bench.lasting(20, 5));
            latencies.add(result.latencies().p99().toNanos() / 1e6);
            failures.add((double) result.failed());
        }
        bench.add(Figure.of("task-pack.p99", "ms", latencies).aiming(Aim.atMost(P99_MILLISECONDS)));
        bench.add(Figure.of("task-pack.failed", "requests", failures).aiming(Aim.atMost(0)));
    }

    /** The villages' packs in turn, again and again. */
    private RequestSupply requests(UUID campaign) throws IOException, InterruptedException {
        List<byte[]> requests = new ArrayList<>();
        for (String village : villages) {
            String request = """
                    GET /api/v1%s HTTP/1.1\r
                    Host: %s:%d\r
                    Authorization: Bearer %s\r
                    Accept-Encoding: gzip\r
                    \r
                    """.formatted(
                            path(village, campaign),
                            bench.addresses().gateway().getHost(),
                            bench.addresses().gateway().getPort(),
                            bench.tokens().of("verifier-" + village));
            requests.add(request.getBytes(StandardCharsets.US_ASCII));
        }
        Iterator<byte[]> turns =
                Stream.generate(() -> requests).flatMap(List::stream).iterator();
        return into -> {
            into.put(turns.next());
            return true;
        };
    }

    private static String path(String village, UUID campaign) {
        return "/task-packs/" + village + "?campaign=" + campaign;
    }

    private void weigh(UUID campaign) throws IOException, InterruptedException {
        List<Double> perHousehold = new ArrayList<>();
        List<Double> deltas = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String village : villages) {
                HttpResponse<byte[]> pack = get(client, village, path(village, campaign));
                List<String> lines = lines(pack);
                long households = lines.stream()
                        .filter(line -> line.contains("\"kind\":\"household\""))
                        .count();
                perHousehold.add((double) pack.body().length / households);
                String cursor = JSON.readTree(lines.getFirst()).path("cursor").asText();
                HttpResponse<byte[]> delta = get(client, village, path(village, campaign) + "&since=" + cursor);
                deltas.add((double) delta.body().length);
            }
        }
        bench.add(Figure.of("task-pack.bytes-per-household", "bytes", perHousehold));
        bench.add(Figure.of("task-pack.delta-bytes", "bytes", deltas).aiming(Aim.atMost(DELTA_BYTES)));
    }

    private HttpResponse<byte[]> get(HttpClient client, String village, String path)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(bench.addresses().api(path))
                        .header("Authorization", "Bearer " + bench.tokens().of("verifier-" + village))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new BenchException("The task pack of %s was answered %d".formatted(village, answer.statusCode()));
        }
        return answer;
    }

    private static List<String> lines(HttpResponse<byte[]> pack) throws IOException {
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(pack.body()))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
