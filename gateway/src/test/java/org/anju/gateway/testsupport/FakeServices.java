package org.anju.gateway.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Services at the other end of real connections. Household, media and report are there; verification is down. */
public class FakeServices implements QuarkusTestResourceLifecycleManager {

    /** Held requests and streams go on when the test lets them. */
    public static volatile CountDownLatch held = new CountDownLatch(1);

    public static final AtomicInteger CALLS = new AtomicInteger();

    private static final int PATIENCE_SECONDS = 30;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", FakeServices::tellWhatCame);
        server.createContext("/api/v1/photos/held", FakeServices::hold);
        server.createContext("/api/v1/photos/broken", FakeServices::breakOff);
        server.createContext("/api/v1/photos/long", FakeServices::goOn);
        server.createContext("/api/v1/reports/stream", FakeServices::stream);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "anju.gateway.services.household.url", url,
                "anju.gateway.services.verification.url", "http://127.0.0.1:9",
                "anju.gateway.services.media.url", url,
                "anju.gateway.services.media.max-in-flight", "3",
                "anju.gateway.services.report.url", url,
                "anju.gateway.services.report.max-in-flight", "1",
                "anju.gateway.services.report.max-streams", "2",
                "anju.gateway.answer-timeout", "15s");
    }

    private static void tellWhatCame(HttpExchange exchange) throws IOException {
        CALLS.incrementAndGet();
        long bodySize = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        JsonObject headers = new JsonObject();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
        byte[] answer = new JsonObject()
                .put("method", exchange.getRequestMethod())
                .put("uri", exchange.getRequestURI().toString())
                .put("bodySize", bodySize)
                .put("headers", headers)
                .toBuffer()
                .getBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("X-From-Service", "yes");
        exchange.getResponseHeaders().add("Keep-Alive", "timeout=3");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static void hold(HttpExchange exchange) throws IOException {
        awaitRelease();
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static void breakOff(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write(new byte[10]);
        exchange.getResponseBody().flush();
        throw new IOException("breaks off on purpose");
    }

    /** More than all buffers on the way can hold. */
    private static void goOn(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] part = new byte[64 * 1024];
        for (int count = 0; count < 4_000; count++) {
            exchange.getResponseBody().write(part);
        }
        exchange.close();
    }

    private static void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        body.write("event: progress\ndata: 1\n\n".getBytes(StandardCharsets.UTF_8));
        body.flush();
        awaitRelease();
        body.write("event: progress\ndata: 2\n\n".getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private static void awaitRelease() throws IOException {
        try {
            if (!held.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("nobody released what is held");
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IOException(exception);
        }
    }

    @Override
    public void stop() {
        held.countDown();
        server.stop(0);
    }
}
