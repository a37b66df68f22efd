package org.anju.common.testsupport;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** Access tokens of the demo realm's users, from the running Keycloak. */
public final class Tokens {

    /** Less than the realm's tokens live. */
    private static final Duration FRESH = Duration.ofMinutes(20);

    private static final Map<String, Fetched> CACHE = new ConcurrentHashMap<>();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Tokens() {}

    private record Fetched(String token, long at) {

        private boolean isFresh() {
            return System.nanoTime() - at < FRESH.toNanos();
        }
    }

    /** The same token for the same user as long as it holds. */
    public static String of(String username) {
        return CACHE.compute(
                        username,
                        (_, held) ->
                                held != null && held.isFresh() ? held : new Fetched(fetch(username), System.nanoTime()))
                .token();
    }

    private static String fetch(String username) {
        String realm = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=anju-cli&scope=openid&password=anju-demo&username=" + username))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("No token for " + username + ": " + response.body());
            }
            return JSON.readTree(response.body()).get("access_token").asText();
        } catch (IOException exception) {
            throw new UncheckedIOException(
                    "Keycloak is not there. Run the tests by ./anju test, or ./anju up --infra first.", exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }
}
