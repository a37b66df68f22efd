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

/** How fast households are found among all that the registry has grown to. */
final class Finding {

    private static final int CONNECTIONS = 32;
    private static final long SEED = 6229;
    private static final double LOOKUP_MILLIS = 10;
    private static final double PAGE_MILLIS = 20;
    private static final double NAME_MILLIS = 100;

    private final Bench bench;
    private final GrowthRoster roster = new GrowthRoster();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final String head;

    Finding(Bench bench) throws IOException, InterruptedException {
        this.bench = bench;
        this.head = """
                Host: %s:%d\r
                Authorization: Bearer %s\r
                """.formatted(
                        bench.addresses().gateway().getHost(),
                        bench.addresses().gateway().getPort(),
                        bench.tokens().of(Villages.SUPERVISOR));
    }

    void measure() throws IOException {
        measure("household.lookup", LOOKUP_MILLIS, this::lookup);
        measure("household.page", PAGE_MILLIS, this::page);
        measure("household.name-search", NAME_MILLIS, this::nameSearch);
    }

    private void measure(String name, double aim, Supplier<String> requests) throws IOException {
        List<Double> latencies = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int run = 1; run <= bench.runs(); run++) {
            bench.says("%s, run %d of %d".formatted(name, run, bench.runs()));
            LoopResult result = new ClosedLoop(bench.addresses().gateway(), into -> write(requests.get(), into))
                    .run(CONNECTIONS, bench.lasting(5, 1), bench.lasting(10, 3));
            if (result.others() > 0) {
                throw new BenchException(name + " was refused: " + result.firstRefusal());
            }
            latencies.add(result.latencies().p99().toNanos() / 1e6);
            rates.add(result.successesPerSecond());
        }
        bench.add(Figure.of(name + "-p99", "ms", latencies).aiming(Aim.atMost(aim)));
        bench.add(Figure.of(name + "-rate", "/s", rates));
    }

    private static boolean write(String request, ByteBuffer into) {
        into.put(request.getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private String lookup() {
        String body = "{\"idNumber\": \"%s\"}".formatted(GrowthRoster.idNumber(anyNumber()));
        return "POST /api/v1/households/lookup HTTP/1.1\r\n" + head
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** The first page of a village or of a township, as an administrator turns to them. */
    private String page() {
        String village = roster.village(anyNumber()).code();
        String region = random.nextBoolean() ? village : village.substring(0, 9) + "000";
        return get("/households?limit=50&region=" + region);
    }

    /** By one, two or three characters, or by initials, in the whole prefecture. */
    private String nameSearch() {
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

    private String get(String path) {
        return "GET /api/v1" + path + " HTTP/1.1\r\n" + head + "\r\n";
    }

    private int anyNumber() {
        return random.nextInt(bench.registryHouseholds());
    }
}
