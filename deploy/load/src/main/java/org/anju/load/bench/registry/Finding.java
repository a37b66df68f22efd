package org.anju.load.bench.registry;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.anju.load.bench.Aim;
import org.anju.load.bench.Bench;
import org.anju.load.bench.BenchException;
import org.anju.load.bench.Figure;
import org.anju.load.replay.Villages;
import org.anju.load.wire.ClosedLoop;
import org.anju.load.wire.LoopResult;
import org.anju.load.wire.OpenLoop;
import org.anju.load.wire.RateResult;
import org.anju.load.wire.RequestSupply;

/**
 * How fast households are found among all that the registry has grown to: how many a second by 32 connections that are
 * never idle, and how soon at half of that, over as many connections.
 */
final class Finding {

    private static final int CONNECTIONS = 32;
    private static final long SEED = 6229;
    private static final double LOOKUP_MILLIS = 10;
    private static final double PAGE_MILLIS = 20;
    private static final double NAME_MILLIS = 100;

    private final Bench bench;
    private final GrowthRoster roster = new GrowthRoster();
    private final SplittableRandom random = new SplittableRandom(SEED);

    /** @param body of JSON in ASCII, or empty */
    private record Request(String method, String path, String body) {}

    Finding(Bench bench) {
        this.bench = bench;
    }

    void measure() throws IOException, InterruptedException {
        measure("household.lookup", LOOKUP_MILLIS, this::lookup);
        measure("household.page", PAGE_MILLIS, this::page);
        measure("household.name-search", NAME_MILLIS, this::nameSearch);
    }

    private void measure(String name, double aim, Supplier<Request> requests) throws IOException, InterruptedException {
        List<Double> rates = new ArrayList<>();
        List<Double> saturated = new ArrayList<>();
        List<Double> latencies = new ArrayList<>();
        for (int run = 1; run <= bench.runs(); run++) {
            bench.says("%s, run %d of %d".formatted(name, run, bench.runs()));
            LoopResult result = capacity(name, requests);
            rates.add(result.successesPerSecond());
            saturated.add(result.latencies().p99().toNanos() / 1e6);
        }
        double half = Figure.median(rates) / 2;
        for (int run = 1; run <= bench.runs(); run++) {
            bench.says("%s, run %d of %d: %.0f a second".formatted(name, run, bench.runs(), half));
            RateResult result = new OpenLoop(bench.addresses().gateway(), supply(requests), CONNECTIONS)
                    .run(half, bench.lasting(8, 3), bench.lasting(20, 4));
            if (result.failed() > 0) {
                throw new BenchException(
                        "%s: %d requests failed; first: %s".formatted(name, result.failed(), result.firstRefusal()));
            }
            latencies.add(result.latencies().p99().toNanos() / 1e6);
        }
        bench.add(Figure.of(name + "-p99", "ms", latencies)
                .comparedWith(0.5, "%s-rate, over %d connections".formatted(name, CONNECTIONS))
                .aiming(Aim.atMost(aim)));
        bench.add(Figure.of(name + "-p99-saturated", "ms", saturated));
        bench.add(Figure.of(name + "-rate", "/s", rates));
    }

    private LoopResult capacity(String name, Supplier<Request> requests) throws IOException, InterruptedException {
        LoopResult result = new ClosedLoop(bench.addresses().gateway(), supply(requests))
                .run(CONNECTIONS, bench.lasting(5, 1), bench.lasting(10, 3));
        if (result.others() > 0) {
            throw new BenchException(name + " was refused: " + result.firstRefusal());
        }
        return result;
    }

    private RequestSupply supply(Supplier<Request> requests) throws IOException, InterruptedException {
        String head = "Host: %s:%d\r\nAuthorization: Bearer %s\r\n"
                .formatted(
                        bench.addresses().gateway().getHost(),
                        bench.addresses().gateway().getPort(),
                        bench.tokens().of(Villages.SUPERVISOR));
        return into -> write(requests.get(), head, into);
    }

    private static boolean write(Request request, String head, ByteBuffer into) {
        String length = request.body().isEmpty()
                ? ""
                : "Content-Type: application/json\r\nContent-Length: %d\r\n"
                        .formatted(request.body().length());
        into.put("%s /api/v1%s HTTP/1.1\r\n%s%s\r\n%s"
                .formatted(request.method(), request.path(), head, length, request.body())
                .getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private Request lookup() {
        return new Request(
                "POST", "/households/lookup", "{\"idNumber\": \"%s\"}".formatted(GrowthRoster.idNumber(anyNumber())));
    }

    /** The first page of a village or of a township, as an administrator turns to them. */
    private Request page() {
        String village = roster.village(anyNumber()).code();
        String region = random.nextBoolean() ? village : village.substring(0, 9) + "000";
        return get("/households?limit=50&region=" + region);
    }

    /** By one, two or three characters, or by initials, in the whole prefecture. */
    private Request nameSearch() {
        String name = GrowthRoster.headName(anyNumber());
        String part =
                switch (random.nextInt(4)) {
                    case 0 -> name.substring(0, 1);
                    case 1 -> name.substring(1);
                    case 2 -> name;
                    default -> "mz" + (char) ('a' + random.nextInt(26));
                };
        return get("/households?limit=50&name=" + URLEncoder.encode(part, StandardCharsets.UTF_8));
    }

    private static Request get(String path) {
        return new Request("GET", path, "");
    }

    private int anyNumber() {
        return random.nextInt(bench.registryHouseholds());
    }
}
