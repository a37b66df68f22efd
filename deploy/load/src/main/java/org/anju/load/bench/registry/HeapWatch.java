package org.anju.load.bench.registry;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.anju.load.measure.MetricsPage;
import org.anju.load.measure.PrometheusText;

/** Follows a service's heap through its metrics and keeps the peak. */
final class HeapWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final double BYTES_OF_MEBIBYTE = 1024 * 1024;

    private final MetricsPage page;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile double peakBytes;

    HeapWatch(URI metrics) {
        page = new MetricsPage(metrics);
        clock.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            page.read().map(HeapWatch::used).ifPresent(bytes -> peakBytes = Math.max(peakBytes, bytes));
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    private static double used(PrometheusText metrics) {
        return metrics.sum("jvm_memory_used_bytes", "area", "heap");
    }

    /** Zero when the service never answered. */
    double peakMebibytes() {
        return peakBytes / BYTES_OF_MEBIBYTE;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        page.close();
    }
}
