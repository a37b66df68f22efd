package org.anju.load.bench.rate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.anju.load.bench.rate.LoadPlan.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real generator against a server that stands still for a while. */
class FixedRateTest {

    private static final Duration STALL = Duration.ofMillis(1_500);
    private static final double RATE = 40;
    private static final int STALLED_FROM = 100;

    private final AtomicInteger requests = new AtomicInteger();
    private final Set<String> paths = ConcurrentHashMap.newKeySet();
    private volatile long stalledUntil;
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            paths.add(exchange.getRequestURI().getPath());
            if (requests.incrementAndGet() == STALLED_FROM) {
                stalledUntil = System.nanoTime() + STALL.toNanos();
            }
            standStill();
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
    }

    private void standStill() {
        for (long left = stalledUntil - System.nanoTime(); stalledUntil != 0 && left > 0; ) {
            LockSupport.parkNanos(left);
            left = stalledUntil - System.nanoTime();
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void seesAStallThatTheServerHad() throws Exception {
        List<Request> records = Stream.generate(
                        () -> new Request("PUT", "/verifications/" + UUID.randomUUID(), "verifier", "{}"))
                .limit(500)
                .toList();
        LoadPlan plan = new LoadPlan(
                "http://127.0.0.1:" + server.getAddress().getPort(),
                RATE,
                2,
                5,
                0,
                Map.of("verifier", "token"),
                records);

        LoadOutcome outcome = FixedRate.run(folder, plan);

        assertThat(outcome.failed()).isZero();
        assertThat(outcome.answered()).isBetween(190L, 200L);
        assertThat(paths).hasSize(requests.get());
        assertThat(outcome.p99Millis()).isGreaterThan(STALL.toMillis() * 0.8);
    }
}
