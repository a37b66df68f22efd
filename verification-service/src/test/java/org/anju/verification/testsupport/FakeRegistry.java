package org.anju.verification.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Household-service at the other end of a real connection. A village that it was told nothing of is unknown to it. */
public class FakeRegistry implements QuarkusTestResourceLifecycleManager {

    public static final AtomicInteger CALLS = new AtomicInteger();
    public static final Set<String> AUTHORIZATIONS = ConcurrentHashMap.newKeySet();

    private static final Map<String, Map<UUID, JsonObject>> VILLAGES = new ConcurrentHashMap<>();
    private static volatile boolean away;

    private HttpServer server;

    /** Replaces what was told of the household before. */
    public static void knows(String village, UUID household, String headName, long version) {
        VILLAGES.computeIfAbsent(village, code -> new ConcurrentHashMap<>())
                .put(
                        household,
                        new JsonObject()
                                .put("id", household.toString())
                                .put("headName", headName)
                                .put("phoneMasked", "138****1234")
                                .put("idNumberMasked", "629927********1234")
                                .put("villagerGroup", "一社")
                                .put("version", version));
    }

    public static void goAway() {
        away = true;
    }

    public static void comeBack() {
        away = false;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/households", FakeRegistry::list);
        server.start();
        return Map.of(
                "quarkus.rest-client.household-service.url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "quarkus.rest-client.household-service.connect-timeout",
                "30000",
                "quarkus.rest-client.household-service.read-timeout",
                "30000",
                "anju.task-packs.leave-registry-alone",
                "200ms");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void list(HttpExchange exchange) throws IOException {
        CALLS.incrementAndGet();
        AUTHORIZATIONS.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
        Map<UUID, JsonObject> households = VILLAGES.get(parameter(exchange, "region"));
        if (away) {
            answer(exchange, 503, "{}");
        } else if (households == null) {
            answer(exchange, 404, "{}");
        } else {
            answer(exchange, 200, page(exchange, households.values()).encode());
        }
    }

    /** Two a page, so that there are several. */
    private static JsonObject page(HttpExchange exchange, Collection<JsonObject> households) {
        String cursor = parameter(exchange, "cursor");
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        List<JsonObject> all = List.copyOf(households);
        int to = Math.min(from + 2, all.size());
        return new JsonObject()
                .put("items", new JsonArray(all.subList(from, to)))
                .put("nextCursor", to < all.size() ? Integer.toString(to) : null);
    }

    private static String parameter(HttpExchange exchange, String name) {
        for (String pair : exchange.getRequestURI().getQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return null;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
