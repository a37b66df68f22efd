package org.anju.load.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that stands still for a while, or refuses. */
class OpenLoopTest {

    private static final double RATE = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration MEASURED = Duration.ofSeconds(3);
    private static final Duration STALL = Duration.ofMillis(1_000);
    /** In the warm-up half of what the full rate would be. */
    private static final int WARM_UP_REQUESTS = 50;

    private static final int ENOUGH = 1_000_000;

    private final AtomicInteger requests = new AtomicInteger();
    private final Set<String> paths = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private URI address;
    private volatile int stallingAt = Integer.MAX_VALUE;
    private volatile int refusing = Integer.MAX_VALUE;
    private volatile long stalledUntil;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            paths.add(exchange.getRequestURI().getPath());
            int number = requests.incrementAndGet();
            if (number == stallingAt) {
                stalledUntil = System.nanoTime() + STALL.toNanos();
            }
            standStill();
            exchange.sendResponseHeaders(number == refusing ? 503 : 201, -1);
            exchange.close();
        });
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
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
    void sendsAsManyAsTheRateSaysAndEachOnce() throws IOException {
        RateResult result = new OpenLoop(address, new NumberedRequests(ENOUGH), 100).run(RATE, WARM_UP, MEASURED);

        assertThat(result.failed()).isZero();
        assertThat(result.answered()).isEqualTo((long) (RATE * MEASURED.toSeconds()));
        assertThat(requests).hasValue(WARM_UP_REQUESTS + (int) result.answered());
        assertThat(paths).hasSize(requests.get());
    }

    @Test
    void seesAStallOfTheServerInEveryRequestThatWasMeantForIt() throws IOException {
        stallingAt = WARM_UP_REQUESTS + 100;

        RateResult result = new OpenLoop(address, new NumberedRequests(ENOUGH), 150).run(RATE, WARM_UP, MEASURED);

        assertThat(result.failed()).isZero();
        assertThat(result.latencies().p95()).isGreaterThan(STALL.dividedBy(2));
        assertThat(result.latencies().p99()).isGreaterThan(STALL.multipliedBy(8).dividedBy(10));
    }

    @Test
    void countsWaitingForAConnectionAsWaiting() throws IOException {
        stallingAt = WARM_UP_REQUESTS + 100;

        RateResult result = new OpenLoop(address, new NumberedRequests(ENOUGH), 1).run(RATE, WARM_UP, MEASURED);

        assertThat(result.answered()).isEqualTo((long) (RATE * MEASURED.toSeconds()));
        assertThat(result.latencies().p95()).isGreaterThan(STALL.dividedBy(2));
    }

    @Test
    void countsARefusalAsTheSlowestAnswer() throws IOException {
        refusing = WARM_UP_REQUESTS + 100;

        RateResult result = new OpenLoop(address, new NumberedRequests(ENOUGH), 100).run(RATE, WARM_UP, MEASURED);

        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.answered()).isEqualTo((long) (RATE * MEASURED.toSeconds()) - 1);
        assertThat(result.firstRefusal()).startsWith("503");
        assertThat(result.latencies().longest()).isGreaterThan(Duration.ofMinutes(9));
    }

    @Test
    void quotesNothingWhenTheRequestsRunOut() {
        assertThatThrownBy(() -> new OpenLoop(address, new NumberedRequests(20), 10).run(RATE, WARM_UP, MEASURED))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ran out");
    }
}
