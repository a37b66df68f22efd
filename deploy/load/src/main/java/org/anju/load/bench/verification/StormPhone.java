package org.anju.load.bench.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.anju.load.bench.BenchException;
import org.anju.load.http.Answer;
import org.anju.load.measure.Latencies;
import org.anju.load.measure.RequestKind;
import org.anju.load.platform.Gateway;
import org.anju.load.replay.Visit;
import org.anju.load.replay.Visit.PlannedPhoto;

/** One phone's evening: it declares its photos, sends its records, and asks in the end what the server holds of them. */
final class StormPhone {

    private static final int PHOTO_BYTES = 250_000;

    private final List<Visit> visits;
    private final SplittableRandom random;
    private final Duration evening;
    private final Map<UUID, String> receipts = new HashMap<>();

    StormPhone(List<Visit> visits, SplittableRandom random, Duration evening) {
        this.visits = visits;
        this.random = random;
        this.evening = evening;
    }

    Stream<UUID> records() {
        return visits.stream().map(Visit::verificationId);
    }

    long photos() {
        return visits.stream().mapToLong(visit -> visit.photos().size()).sum();
    }

    /** @return whether the server holds each record for which this phone has a receipt, as the phone has it */
    boolean spendEvening(Gateway gateway, Latencies latencies) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long[] moments =
                random.longs(visits.size(), 0, evening.toNanos()).sorted().toArray();
        for (int index = 0; index < moments.length; index++) {
            long wait = start + moments[index] - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            send(visits.get(index), gateway, latencies);
        }
        return visits.isEmpty() || reconciles(gateway);
    }

    private void send(Visit visit, Gateway gateway, Latencies latencies) throws IOException, InterruptedException {
        for (PlannedPhoto photo : visit.photos()) {
            long start = System.nanoTime();
            required(gateway.declare(visit.username(), declaration(visit, photo)));
            latencies.record(RequestKind.DECLARE, start);
        }
        long start = System.nanoTime();
        Answer answer = required(gateway.submit(visit.username(), visit.verificationId(), visit.body()));
        latencies.record(RequestKind.SUBMIT, start);
        receipts.put(visit.verificationId(), answer.json().path("digest").asText());
    }

    /** Sent again, it must be the same, so its digest follows from its id. */
    private static String declaration(Visit visit, PlannedPhoto photo) {
        String digest = photo.id().toString().replace("-", "").repeat(2);
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", photo.id().toString())
                .put("verificationId", visit.verificationId().toString())
                .put("householdId", visit.household().id().toString())
                .put("slot", photo.slot())
                .put("contentType", "image/jpeg")
                .put("sizeBytes", PHOTO_BYTES)
                .put("sha256", digest)
                .put("capturedAt", photo.capturedAt())
                .toString();
    }

    private boolean reconciles(Gateway gateway) throws IOException, InterruptedException {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        ArrayNode held = question.putArray("receipts");
        receipts.forEach(
                (id, digest) -> held.addObject().put("id", id.toString()).put("digest", digest));
        JsonNode answer = required(gateway.reconcile(visits.getFirst().username(), question.toString()))
                .json();
        long confirmed = 0;
        for (JsonNode receipt : answer.path("receipts")) {
            confirmed += receipt.path("answer").asText().equals("HELD") ? 1 : 0;
        }
        return confirmed == visits.size();
    }

    private static Answer required(Answer answer) {
        if (!answer.successful()) {
            throw new BenchException("The platform refused: " + answer.summary());
        }
        return answer;
    }
}
