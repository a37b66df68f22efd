package org.anju.gateway.testsupport;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** The running Keycloak. */
public final class Keycloak {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private Keycloak() {}

    public static String tokenOf(String username) {
        return TOKENS.computeIfAbsent(
                username, name -> fetch("client_id=anju-cli&scope=openid&password=anju-demo&username=" + name));
    }

    private static String fetch(String form) {
        String realm = ConfigProvider.getConfig().getValue("anju.keycloak.url", String.class) + "/realms/anju";
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&" + form))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("No token: " + response.body());
            }
            return new JsonObject(response.body()).getString("access_token");
        } catch (IOException exception) {
            throw new UncheckedIOException(
                    "Keycloak is not there. Run the tests by ./anju test, or ./anju up --infra first.", exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }
}
