package org.anju.load.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LossyProxyTest {

    private static final int NEVER = Integer.MAX_VALUE;

    private final AtomicInteger answered = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            answered.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void passesEveryByteOfAGoodConnection() throws Exception {
        String body = "安居".repeat(20_000);
        try (LossyProxy proxy = proxy(new LossyProxy.Faults(Duration.ofMillis(1), 0, NEVER, NEVER));
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(post(client, proxy, body).body()).isEqualTo(body);
            assertThat(proxy.cut()).isZero();
        }
    }

    @Test
    void losesAnAnswerThatTheServerHasGiven() throws Exception {
        try (LossyProxy proxy = proxy(new LossyProxy.Faults(Duration.ZERO, 0, NEVER, 1));
                HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> post(client, proxy, "a record")).isInstanceOf(IOException.class);
            assertThat(answered.get()).isPositive();
            assertThat(proxy.cut()).isPositive();
        }
    }

    @Test
    void losesARequestBeforeTheServerHasIt() throws Exception {
        try (LossyProxy proxy = proxy(new LossyProxy.Faults(Duration.ZERO, 1, NEVER, NEVER));
                HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> post(client, proxy, "a record")).isInstanceOf(IOException.class);
            assertThat(answered.get()).isZero();
        }
    }

    private LossyProxy proxy(LossyProxy.Faults faults) throws IOException {
        return new LossyProxy(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), faults, 1);
    }

    private static HttpResponse<String> post(HttpClient client, LossyProxy proxy, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(proxy.address())
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
