package org.anju.verification.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Another system, on this machine: it keeps what it is sent and answers as it is told to. */
final class TestReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private volatile Function<Received, Answer> answers = message -> Answer.of(204);

    TestReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    record Answer(int status, Map<String, String> headers, String body) {

        static Answer of(int status) {
            return new Answer(status, Map.of(), "");
        }
    }

    record Received(Map<String, List<String>> headers, String body) {

        UUID id() {
            return UUID.fromString(header("Webhook-id"));
        }

        String header(String name) {
            return headers.get(name).getFirst();
        }

        JsonPath json() {
            return new JsonPath(body);
        }

        boolean isSignedWith(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
                return true;
            } catch (WebhookVerificationException exception) {
                return false;
            } catch (EmptyWebhookSecretException exception) {
                throw new IllegalArgumentException(exception);
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/anju?token=only-the-owner-knows";
    }

    TestReceiver answering(int status) {
        return answering(message -> Answer.of(status));
    }

    TestReceiver answering(Function<Received, Answer> chosen) {
        answers = chosen;
        return this;
    }

    /** Every message in its order, however often it came. */
    List<Received> received() {
        return List.copyOf(received);
    }

    List<UUID> ids() {
        return received.stream().map(Received::id).toList();
    }

    /** How many messages it had in hand at once at most. */
    int mostAtOnce() {
        return mostOpen.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        try (exchange) {
            Received message = new Received(
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            received.add(message);
            Answer answer = answers.apply(message);
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } finally {
            open.decrementAndGet();
        }
    }
}
