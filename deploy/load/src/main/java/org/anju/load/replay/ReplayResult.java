package org.anju.load.replay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.load.measure.Latencies;

/**
 * What became of a replay.
 *
 * @param receipts by verification id: each record that got a final answer
 * @param photos by photo id: the state that the platform confirmed, {@code STORED} or {@code REJECTED}
 * @param completed verification ids whose record is kept and whose photos are all stored
 * @param refusals how often each problem type was answered
 * @param abandoned what got no final answer in all attempts
 * @param latencies by kind of request
 */
public record ReplayResult(
        Duration elapsed,
        int planned,
        int begun,
        Map<UUID, Receipt> receipts,
        Map<UUID, String> photos,
        List<UUID> completed,
        Map<String, Integer> refusals,
        List<String> abandoned,
        long requests,
        long retries,
        Latencies latencies) {

    public long counted() {
        return receipts.values().stream().filter(Receipt::counted).count();
    }

    public long kept() {
        return receipts.values().stream().filter(Receipt::kept).count();
    }

    /** Whether everything that was begun ended as it should. */
    public boolean everythingKept() {
        return abandoned.isEmpty() && kept() == begun && completed.size() == begun;
    }
}
