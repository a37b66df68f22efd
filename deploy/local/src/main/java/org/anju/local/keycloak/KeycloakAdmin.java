package org.anju.local.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.anju.local.http.Http;
import org.anju.local.platform.PlatformException;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;

/** The few calls of Keycloak's admin API that setting up the demo realm takes. */
final class KeycloakAdmin {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;
    private final String realms;

    KeycloakAdmin(Settings settings) {
        this.settings = settings;
        this.realms = settings.url(Port.KEYCLOAK) + "/admin/realms";
    }

    void createRealm(Path file) {
        try {
            call("POST", realms, HttpRequest.BodyPublishers.ofFile(file));
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Swagger UI calls the token endpoint from the gateway's origin, whose port may have moved since the import. */
    void allowGatewayOrigin() {
        String clients = realms + "/anju/clients";
        JsonNode found =
                call("GET", clients + "?clientId=" + DemoRealm.SWAGGER_CLIENT, HttpRequest.BodyPublishers.noBody());
        if (!(found.path(0) instanceof ObjectNode client)) {
            throw new PlatformException("The realm anju has no client " + DemoRealm.SWAGGER_CLIENT + ".");
        }
        Set<String> origins = new TreeSet<>();
        client.path("webOrigins").forEach(origin -> origins.add(origin.asText()));
        if (origins.addAll(DemoRealm.origins(settings))) {
            client.set("webOrigins", JSON.valueToTree(origins));
            call(
                    "PUT",
                    clients + "/" + client.path("id").asText(),
                    HttpRequest.BodyPublishers.ofString(client.toString()));
        }
    }

    private JsonNode call(String method, String url, HttpRequest.BodyPublisher body) {
        String token =
                Tokens.administrator(settings.url(Port.KEYCLOAK), KeycloakServer.ADMIN, KeycloakServer.ADMIN_PASSWORD);
        HttpRequest request = Http.request(url)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        HttpResponse<String> response = Http.send(request);
        if (response.statusCode() / 100 != 2) {
            throw new PlatformException("Keycloak answered %s %s with %d: %s"
                    .formatted(method, url, response.statusCode(), response.body()));
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new PlatformException("Keycloak's answer cannot be read.", e);
        }
    }
}
