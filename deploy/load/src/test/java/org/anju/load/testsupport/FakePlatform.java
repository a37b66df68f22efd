package org.anju.load.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anju.load.platform.Addresses;

/**
 * Gateway, token endpoint and store in one process, which keep what they are sent and, if asked to, fail often: before or
 * after they have done their work.
 */
public final class FakePlatform implements AutoCloseable {

    public static final UUID CAMPAIGN = UUID.fromString("01970000-0000-7000-8000-000000006229");
    private static final List<String> VILLAGES = List.of("622927100200", "622927100201", "622927100202");
    private static final int HOUSEHOLDS_EACH = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** By household, as a phone's list of its village has it. */
    private final Map<String, String> villageOf = new ConcurrentHashMap<>();

    private final Map<String, String> records = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> declared = new ConcurrentHashMap<>();
    private final Map<String, Integer> uploaded = new ConcurrentHashMap<>();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger logIns = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger uploading = new AtomicInteger();
    private final AtomicInteger uploadsAtOnce = new AtomicInteger();
    private volatile CountDownLatch declarations = new CountDownLatch(0);
    private volatile CountDownLatch uploads = new CountDownLatch(0);
    private final Random random = new Random(5);
    private final double failureShare;
    private final HttpServer server;

    public FakePlatform(double failureShare) throws IOException {
        this.failureShare = failureShare;
        VILLAGES.forEach(village -> IntStream.range(0, HOUSEHOLDS_EACH)
                .forEach(_ -> villageOf.put(UUID.randomUUID().toString(), village)));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/realms/", this::token);
        server.createContext("/api/v1/", this::flakyApi);
        server.createContext("/bucket/", this::store);
        server.start();
    }

    public Addresses addresses() {
        URI self = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Addresses(self, self, self, self);
    }

    public Map<String, String> records() {
        return records;
    }

    public Set<String> confirmedPhotos() {
        return confirmed;
    }

    public int logIns() {
        return logIns.get();
    }

    public int failures() {
        return failures.get();
    }

    /** Answers no upload before so many photos are declared, and so many of them being uploaded at the same time. */
    public void holdUploadsUntil(int declaredPhotos, int uploadsAtOnce) {
        declarations = new CountDownLatch(declaredPhotos);
        uploads = new CountDownLatch(uploadsAtOnce);
    }

    /** How many uploads there were at the same time, at most. */
    public int uploadsAtOnce() {
        return uploadsAtOnce.get();
    }

    private void token(HttpExchange exchange) throws IOException {
        logIns.incrementAndGet();
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String user = form.replaceAll(".*username=([^&]+).*", "$1");
        answer(exchange, 200, "{\"access_token\":\"token-of-" + user + "\",\"expires_in\":1800}");
    }

    private void flakyApi(HttpExchange exchange) throws IOException {
        double fate = random.nextDouble();
        if (fate < failureShare / 2) {
            failures.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            answer(exchange, 503, "");
            return;
        }
        Reply reply = reply(exchange);
        if (fate < failureShare) {
            // The work is done, but the phone does not hear of it.
            failures.incrementAndGet();
            exchange.close();
            return;
        }
        answer(exchange, reply.status, reply.body);
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/api/v1".length());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.startsWith("/campaigns/")) {
            return new Reply(200, "{\"regions\":[\"622927100000\"]}");
        }
        if (path.endsWith("/children")) {
            return new Reply(
                    200,
                    VILLAGES.stream().map("{\"code\":\"%s\"}"::formatted).collect(Collectors.joining(",", "[", "]")));
        }
        if (path.startsWith("/task-packs/")) {
            return taskPack(path.substring(path.lastIndexOf('/') + 1));
        }
        if (path.startsWith("/verifications/")) {
            return submit(path.substring(path.lastIndexOf('/') + 1), body);
        }
        if (path.equals("/photos")) {
            return declare(JSON.readTree(body));
        }
        return confirm(path.split("/")[2]);
    }

    private Reply taskPack(String village) {
        return new Reply(
                200,
                villageOf.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(village))
                        .map(entry -> """
                        {"kind":"household","householdId":"%s","expectedMode":"ORIGINAL_HOUSE_A","state":"PENDING"}""".formatted(entry.getKey()))
                        .collect(Collectors.joining("\n", "{\"kind\":\"pack\"}\n", "\n")));
    }

    private Reply submit(String id, String body) {
        String earlier = records.putIfAbsent(id, body);
        if (earlier == null) {
            return new Reply(201, "{\"id\":\"%s\",\"status\":\"STORED\",\"digest\":\"d\"}".formatted(id));
        }
        return earlier.equals(body)
                ? new Reply(200, "{\"id\":\"%s\",\"status\":\"SAME\",\"digest\":\"d\"}".formatted(id))
                : new Reply(409, "{\"type\":\"urn:anju:problem:verification-id-taken\"}");
    }

    private Reply declare(JsonNode photo) {
        String id = photo.path("id").asText();
        JsonNode earlier = declared.putIfAbsent(id, photo);
        if (earlier != null && !earlier.equals(photo)) {
            return new Reply(409, "{\"type\":\"urn:anju:problem:photo-id-taken\"}");
        }
        declarations.countDown();
        return new Reply(201, """
                {"id":"%s","state":"DECLARED","upload":{"method":"PUT","url":"%s","headers":{"Content-Type":"image/jpeg"}}}""".formatted(id, addresses().gateway().resolve("/bucket/" + id)));
    }

    private void store(HttpExchange exchange) throws IOException {
        uploadsAtOnce.accumulateAndGet(uploading.incrementAndGet(), Math::max);
        byte[] body = exchange.getRequestBody().readAllBytes();
        uploads.countDown();
        await(declarations);
        await(uploads);
        String id = exchange.getRequestURI().getPath().substring("/bucket/".length());
        uploaded.put(id, body.length);
        uploading.decrementAndGet();
        answer(exchange, 200, "");
    }

    private static void await(CountDownLatch others) throws IOException {
        try {
            if (!others.await(20, TimeUnit.SECONDS)) {
                throw new IOException(others.getCount() + " more were expected");
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IOException(exception);
        }
    }

    private Reply confirm(String id) {
        if (!uploaded.getOrDefault(id, 0)
                .equals(declared.get(id).path("sizeBytes").asInt())) {
            return new Reply(422, "{\"type\":\"urn:anju:problem:photo-not-uploaded\"}");
        }
        confirmed.add(id);
        return new Reply(200, "{\"id\":\"%s\",\"state\":\"STORED\"}".formatted(id));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Reply(int status, String body) {}
}
