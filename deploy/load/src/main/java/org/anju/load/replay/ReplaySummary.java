package org.anju.load.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import org.anju.load.display.Table;
import org.anju.load.measure.BucketHistogram;
import org.anju.load.measure.Quantiles;
import org.anju.load.measure.RequestKind;

/** The closing words of a replay. */
final class ReplaySummary {

    private static final int ABANDONED_SHOWN = 10;

    private ReplaySummary() {}

    static void print(PrintStream out, ReplayResult result, BucketHistogram lag) {
        double seconds = result.elapsed().toNanos() / 1e9;
        out.printf(
                "%n%d of %d households in %.1f s: %d records kept, %d with all photos stored%n",
                result.begun(),
                result.planned(),
                seconds,
                result.kept(),
                result.completed().size());
        out.printf(
                "%d requests, %.1f a second, of them %d repeated%n%n",
                result.requests(), result.requests() / seconds, result.retries());
        out.println(latencies(result));
        out.println();
        out.println("From acceptance to the reports: " + lag(lag));
        refusals(out, result.refusals());
        abandoned(out, result);
    }

    private static Table latencies(ReplayResult result) {
        Table table = new Table("milliseconds", "count", "p50", "p95", "p99", "longest");
        for (RequestKind kind : RequestKind.values()) {
            row(table, kind.label(), result.latencies().of(kind));
        }
        row(table, "all", result.latencies().overall());
        return table;
    }

    private static void row(Table table, String name, Quantiles quantiles) {
        table.row(
                name,
                quantiles.count(),
                millis(quantiles.p50()),
                millis(quantiles.p95()),
                millis(quantiles.p99()),
                millis(quantiles.longest()));
    }

    private static String millis(Duration duration) {
        return "%.1f".formatted(duration.toNanos() / 1e6);
    }

    private static String lag(BucketHistogram lag) {
        OptionalDouble median = lag.quantile(0.5);
        if (median.isEmpty()) {
            return "report-service has no figures";
        }
        return "p50 %.0f ms, p99 %.0f ms over %.0f events"
                .formatted(median.getAsDouble() * 1000, lag.quantile(0.99).orElseThrow() * 1000, lag.count());
    }

    private static void refusals(PrintStream out, Map<String, Integer> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        out.println("Refusals:");
        refusals.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> out.printf("  %6d  %s%n", entry.getValue(), entry.getKey()));
    }

    private static void abandoned(PrintStream out, ReplayResult result) {
        if (result.abandoned().isEmpty()) {
            return;
        }
        out.printf("Given up after all attempts: %d%n", result.abandoned().size());
        result.abandoned().stream().limit(ABANDONED_SHOWN).forEach(what -> out.println("  " + what));
    }
}
