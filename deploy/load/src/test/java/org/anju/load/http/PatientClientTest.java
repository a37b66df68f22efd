package org.anju.load.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatientClientTest {

    private static final int NO_ANSWER = 0;

    private final Deque<Integer> script = new ArrayDeque<>();
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final PatientClient client = new PatientClient(new Backoff(Duration.ofMillis(1), Duration.ofMillis(5), 4));
    private HttpServer server;
    private HttpRequest request;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .PUT(BodyPublishers.ofString("the record"))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        int status = script.pop();
        if (status == NO_ANSWER) {
            exchange.close();
            return;
        }
        if (status == 429) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Test
    void repeatsTheSameBodyUntilThereIsAnAnswer() throws Exception {
        script.addAll(List.of(503, NO_ANSWER, 201));

        Answer answer = client.send("submit", () -> request);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(bodies).containsExactly("the record", "the record", "the record");
        assertThat(client.retries()).isEqualTo(2);
        assertThat(client.attempts()).isEqualTo(3);
    }

    @Test
    void takesARefusalForAnAnswer() throws Exception {
        script.addAll(List.of(422));

        assertThat(client.send("submit", () -> request).status()).isEqualTo(422);
        assertThat(client.retries()).isZero();
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        script.addAll(List.of(429, 200));
        long start = System.nanoTime();

        client.send("submit", () -> request);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void givesUpInTheEndAndSaysWhy() {
        script.addAll(List.of(500, 502, 503, 504));

        assertThatThrownBy(() -> client.send("submit", () -> request))
                .isInstanceOf(GaveUpException.class)
                .hasMessage("submit got no answer in 4 attempts; the last ended in status 504");
    }

    @Test
    void repeatsWhatMayPassOnly() {
        assertThat(List.of(408, 429, 500, 502, 503, 504)).allMatch(PatientClient::worthRepeating);
        assertThat(List.of(200, 202, 400, 401, 403, 404, 409, 413, 422)).noneMatch(PatientClient::worthRepeating);
    }
}
