package org.anju.load.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    private final AtomicInteger requests = new AtomicInteger();
    private final Set<String> paths = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private URI address;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            paths.add(exchange.getRequestURI().getPath());
            boolean refused = requests.incrementAndGet() % 2 == 0;
            byte[] body = (refused ? "no" : "yes").getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(refused ? 422 : 201, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsEachRequestOnceAndTellsSuccessesFromOthers() throws Exception {
        LoopResult result = new ClosedLoop(address, new NumberedRequests(1_000_000))
                .run(4, Duration.ofMillis(100), Duration.ofSeconds(3));

        assertThat(result.successes()).isPositive();
        assertThat(result.others()).isPositive();
        assertThat(result.successes() + result.others()).isLessThanOrEqualTo(requests.get());
        assertThat(result.firstRefusal()).isEqualTo("422 no");
        assertThat(result.brokenConnections()).isZero();
        assertThat(paths).hasSize(requests.get());
    }

    @Test
    void quotesNothingWhenTheRequestsRunOut() {
        assertThatThrownBy(() ->
                        new ClosedLoop(address, new NumberedRequests(20)).run(4, Duration.ZERO, Duration.ofSeconds(30)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ran out");
    }
}
