package org.anju.load.wire;

import java.time.Duration;
import java.util.Map;
import org.anju.load.measure.Quantiles;

/**
 * @param statuses answers counted within the measured time, by status
 * @param brokenConnections connections that ended without an answer, over the whole time
 * @param firstRefusal the body of the first answer that was no success, or empty
 */
public record LoopResult(
        Duration measured,
        Map<Integer, Long> statuses,
        long brokenConnections,
        String firstRefusal,
        Quantiles latencies) {

    public long successes() {
        return statuses.entrySet().stream()
                .filter(entry -> entry.getKey() >= 200 && entry.getKey() < 300)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public long others() {
        return statuses.values().stream().mapToLong(Long::longValue).sum() - successes();
    }

    public double successesPerSecond() {
        return successes() * 1e9 / measured.toNanos();
    }
}
