package org.anju.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;
import org.anju.local.region.LinxiaRegions;

/** The realm of deploy/keycloak with what only a demo may have: its users, their password, and the password grant. */
final class DemoRealm {
    static final String COMMAND_LINE_CLIENT = "anju-cli";
    static final String SWAGGER_CLIENT = "anju-swagger";
    private static final String INTEGRATION_SECRET = "anju-local-integration";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;

    DemoRealm(Settings settings) {
        this.settings = settings;
    }

    ObjectNode generate() {
        ObjectNode realm = template();
        realm.put("passwordPolicy", DemoPassword.policy());
        ArrayNode clients = (ArrayNode) realm.get("clients");
        for (JsonNode client : clients) {
            complete((ObjectNode) client);
        }
        clients.add(commandLineClient());
        realm.set("users", users());
        return realm;
    }

    private ObjectNode template() {
        Path file = settings.checkout().resolve("deploy/keycloak/anju-realm.json");
        try {
            return (ObjectNode) JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the realm template " + file, e);
        }
    }

    private void complete(ObjectNode client) {
        switch (client.path("clientId").asText()) {
            case SWAGGER_CLIENT -> {
                client.set("redirectUris", JSON.valueToTree(loopbackRedirects()));
                client.set("webOrigins", JSON.valueToTree(origins(settings)));
            }
            case "anju-mobile" -> loopbackRedirects().forEach(((ArrayNode) client.get("redirectUris"))::add);
            case "anju-integration" -> client.put("secret", INTEGRATION_SECRET);
            default -> {
                // Complete as it stands in the template.
            }
        }
    }

    /** Keycloak accepts any port of a loopback address that is listed without one. */
    private static List<String> loopbackRedirects() {
        return List.of("http://127.0.0.1/*", "http://localhost/*");
    }

    static Set<String> origins(Settings settings) {
        Set<String> origins = new TreeSet<>();
        for (int port : new int[] {Port.GATEWAY.standard(), settings.port(Port.GATEWAY)}) {
            origins.add("http://127.0.0.1:" + port);
            origins.add("http://localhost:" + port);
        }
        return origins;
    }

    private static ObjectNode commandLineClient() {
        return JSON.createObjectNode()
                .put("clientId", COMMAND_LINE_CLIENT)
                .put("name", "Command line of the demo")
                .put("publicClient", true)
                .put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", true);
    }

    private static ArrayNode users() {
        Map<String, Object> credential = DemoPassword.credential();
        ArrayNode users = JSON.createArrayNode();
        for (DemoUser user : DemoUser.all(LinxiaRegions.load())) {
            users.add(user(user.name(), user.displayName(), user.roles(), user.regions())
                    .set("credentials", JSON.valueToTree(List.of(credential))));
        }
        users.add(user(
                        "service-account-anju-integration",
                        "Integration",
                        List.of("integrator"),
                        List.of(LinxiaRegions.PREFECTURE))
                .put("serviceAccountClientId", "anju-integration"));
        return users;
    }

    private static ObjectNode user(String name, String displayName, List<String> roles, List<String> regions) {
        ObjectNode user = JSON.createObjectNode()
                .put("username", name)
                .put("firstName", displayName)
                .put("enabled", true);
        user.set("realmRoles", JSON.valueToTree(roles));
        user.set("attributes", JSON.valueToTree(Map.of("regions", regions)));
        return user;
    }
}
