package org.anju.load.bench.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.anju.load.bench.Bench;
import org.anju.load.bench.BenchException;
import org.anju.load.bench.Figure;
import org.anju.load.replay.Villages;
import org.anju.local.region.LinxiaRegions;

/** How fast a prefecture's roster comes out. */
final class RosterExports {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final List<String> FORMATS = List.of("xlsx", "csv", "ndjson");
    private static final String ROWS = "Anju-Row-Count";

    private final Bench bench;

    RosterExports(Bench bench) {
        this.bench = bench;
    }

    void measure() throws IOException, InterruptedException {
        List<Double> heap = new ArrayList<>();
        for (String format : FORMATS) {
            List<Double> rates = new ArrayList<>();
            bench.says("exporting as %s, to warm up".formatted(format));
            rate(format);
            for (int run = 1; run <= bench.runs(); run++) {
                bench.says("exporting as %s, run %d of %d".formatted(format, run, bench.runs()));
                try (HeapWatch watch = new HeapWatch(bench.addresses().householdMetrics())) {
                    rates.add(rate(format));
                    heap.add(watch.peakMebibytes());
                }
            }
            bench.add(Figure.of("roster-export.%s-rows-per-s".formatted(format), "rows/s", rates));
        }
        bench.add(Figure.of("roster-export.heap", "MiB", heap));
    }

    private double rate(String format) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        bench.addresses().api("/rosters/%s?format=%s".formatted(LinxiaRegions.PREFECTURE, format)))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + bench.tokens().of(Villages.SUPERVISOR))
                .GET()
                .build();
        long start = System.nanoTime();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new BenchException("No roster as %s: %d".formatted(format, answer.statusCode()));
                }
                body.transferTo(java.io.OutputStream.nullOutputStream());
            }
            long rows = answer.headers()
                    .firstValueAsLong(ROWS)
                    .orElseThrow(() -> new BenchException("The roster does not tell its number of rows"));
            return rows * 1e9 / (System.nanoTime() - start);
        }
    }
}
