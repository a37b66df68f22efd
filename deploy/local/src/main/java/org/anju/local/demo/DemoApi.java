package org.anju.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.anju.local.http.Http;
import org.anju.local.keycloak.DemoUser;
import org.anju.local.keycloak.Tokens;
import org.anju.local.platform.PlatformException;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;

/** The platform's own API through the gateway, in the name of a demo user. */
public final class DemoApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String gateway;
    private final Tokens tokens;
    private final String user;

    /** In the name of the prefecture's user. */
    public DemoApi(Settings settings) {
        this(settings, DemoUser.PREFECTURE);
    }

    public DemoApi(Settings settings, String user) {
        this.user = user;
        this.gateway = settings.url(Port.GATEWAY);
        this.tokens = new Tokens(settings);
    }

    public record Answer(int status, JsonNode body) {}

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    public Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()).build());
    }

    Answer post(String path, String contentType, BodyPublisher body) {
        return send(request(path).header("Content-Type", contentType).POST(body).build());
    }

    private HttpRequest.Builder request(String path) {
        return Http.request(gateway + "/api/v1" + path)
                .header("Authorization", "Bearer " + tokens.of(user))
                .header("Accept", "application/json");
    }

    private static Answer send(HttpRequest request) {
        HttpResponse<String> response = Http.send(request);
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            throw new PlatformException(
                    "%s %s was answered with status %d and no JSON."
                            .formatted(request.method(), request.uri().getPath(), response.statusCode()),
                    e);
        }
    }
}
