package org.anju.load.replay;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes down what the phones experience, from many threads at once. */
final class Journal {

    private final Map<UUID, Receipt> receipts = new ConcurrentHashMap<>();
    private final Map<UUID, String> photos = new ConcurrentHashMap<>();
    private final Queue<UUID> completed = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Queue<String> abandoned = new ConcurrentLinkedQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    void begin() {
        begun.incrementAndGet();
    }

    void end() {
        ended.incrementAndGet();
    }

    void receipt(Receipt receipt) {
        receipts.put(receipt.verificationId(), receipt);
        if (!receipt.kept()) {
            refused(receipt.problem());
        }
    }

    void photo(UUID id, String state) {
        photos.put(id, state);
    }

    void refused(String problem) {
        refusals.merge(problem, 1, Integer::sum);
    }

    void abandoned(String what) {
        abandoned.add(what);
    }

    void completed(UUID verification) {
        completed.add(verification);
    }

    int begun() {
        return begun.get();
    }

    int ended() {
        return ended.get();
    }

    Map<UUID, Receipt> receipts() {
        return Map.copyOf(receipts);
    }

    Map<UUID, String> photos() {
        return Map.copyOf(photos);
    }

    List<UUID> completed() {
        return List.copyOf(completed);
    }

    Map<String, Integer> refusals() {
        return Map.copyOf(refusals);
    }

    List<String> abandoned() {
        return List.copyOf(abandoned);
    }
}
