package org.anju.local.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.anju.local.http.Http;
import org.anju.local.platform.PlatformException;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;
import org.anju.local.process.Patience;

/** Access tokens of demo users by password grant, kept until shortly before they expire. */
public final class Tokens {
    private static final Duration MARGIN = Duration.ofMinutes(2);
    private static final Duration CONCURRENT_LOG_IN = Duration.ofSeconds(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String keycloak;
    private final Map<String, Token> cache = new ConcurrentHashMap<>();

    private record Token(String value, Instant validUntil) {}

    public Tokens(Settings settings) {
        this.keycloak = settings.url(Port.KEYCLOAK);
    }

    public String of(String user) {
        return cache.compute(
                        user,
                        (name, token) ->
                                token != null && Instant.now().isBefore(token.validUntil()) ? token : demoToken(name))
                .value();
    }

    private Token demoToken(String user) {
        return grant(keycloak, "anju", DemoRealm.COMMAND_LINE_CLIENT, user, DemoUser.PASSWORD);
    }

    static String administrator(String keycloak, String user, String password) {
        return grant(keycloak, "master", "admin-cli", user, password).value();
    }

    private static Token grant(String keycloak, String realm, String client, String user, String password) {
        Map<String, String> form =
                Map.of("grant_type", "password", "client_id", client, "username", user, "password", password);
        HttpRequest request = Http.request(keycloak + "/realms/" + realm + "/protocol/openid-connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
        HttpResponse<String> response = logIn(request);
        if (response.statusCode() != 200) {
            throw new PlatformException("Keycloak gave no token to %s: status %d, %s"
                    .formatted(user, response.statusCode(), response.body()));
        }
        try {
            var answer = JSON.readTree(response.body());
            Instant end = Instant.now().plusSeconds(answer.path("expires_in").asLong());
            return new Token(answer.path("access_token").asText(), end.minus(MARGIN));
        } catch (JsonProcessingException e) {
            throw new PlatformException("Keycloak's answer cannot be read.", e);
        }
    }

    /** The realm's guard against guessed passwords refuses a user who logs in twice at the same moment. */
    private static HttpResponse<String> logIn(HttpRequest request) {
        AtomicReference<HttpResponse<String>> last = new AtomicReference<>();
        Patience.await(CONCURRENT_LOG_IN, () -> {
            last.set(Http.send(request));
            return last.get().statusCode() != 400;
        });
        return last.get();
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
