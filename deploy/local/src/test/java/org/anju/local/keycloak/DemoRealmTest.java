package org.anju.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.anju.local.platform.Settings;
import org.junit.jupiter.api.Test;

class DemoRealmTest {
    private static final Path CHECKOUT = Path.of("../..");
    private final JsonNode realm =
            new DemoRealm(Settings.from(Map.of("ANJU_PORTS_GATEWAY", "18080"), CHECKOUT)).generate();

    @Test
    void hasAUserForEveryRegionOfLinxia() {
        // 1,197 villages, 131 townships, 8 counties with three users each, 5 above them, and the service account.
        assertThat(realm.path("users")).hasSize(1_197 + 131 + 3 * 8 + 5 + 1);
        assertThat(texts(user("county-622927").path("realmRoles")))
                .containsExactlyInAnyOrder("county-reviewer", "roster-manager");
        assertThat(texts(user("township-622927100000").path("attributes").path("regions")))
                .containsExactly("622927100000");
        assertThat(user("admin").path("attributes").path("regions")).isEmpty();
    }

    @Test
    void givesUsersOnlyRolesThatTheRealmHas() {
        Set<String> roles = new HashSet<>();
        realm.path("roles")
                .path("realm")
                .forEach(role -> roles.add(role.path("name").asText()));

        realm.path("users").forEach(user -> assertThat(roles).containsAll(texts(user.path("realmRoles"))));
    }

    @Test
    void hashesThePasswordAsItsPolicyAsks() throws JsonProcessingException {
        JsonNode credential = user("prefecture-6229").path("credentials").path(0);
        JsonNode secret =
                new ObjectMapper().readTree(credential.path("secretData").asText());
        byte[] salt = Base64.getDecoder().decode(secret.path("salt").asText());

        assertThat(Base64.getDecoder().decode(secret.path("value").asText()))
                .isEqualTo(DemoPassword.hash("anju-demo", salt));
        assertThat(credential.path("credentialData").asText())
                .contains("\"hashIterations\":5000", "\"algorithm\":\"pbkdf2-sha256\"");
        assertThat(realm.path("passwordPolicy").asText())
                .isEqualTo("hashAlgorithm(pbkdf2-sha256) and hashIterations(5000)");
    }

    @Test
    void letsSwaggerUiCallFromTheGatewayWhereverItListens() {
        JsonNode client = client("anju-swagger");

        assertThat(texts(client.path("webOrigins"))).contains("http://127.0.0.1:8080", "http://127.0.0.1:18080");
        assertThat(texts(client.path("redirectUris")))
                .containsExactlyInAnyOrder("http://127.0.0.1/*", "http://localhost/*");
        assertThat(client.path("directAccessGrantsEnabled").asBoolean()).isFalse();
    }

    @Test
    void allowsThePasswordGrantToTheCommandLineOnly() {
        assertThat(StreamSupport.stream(realm.path("clients").spliterator(), false)
                        .filter(client ->
                                client.path("directAccessGrantsEnabled").asBoolean())
                        .map(client -> client.path("clientId").asText()))
                .containsExactly("anju-cli");
    }

    private JsonNode user(String name) {
        return only("users", "username", name);
    }

    private JsonNode client(String name) {
        return only("clients", "clientId", name);
    }

    private JsonNode only(String list, String field, String value) {
        return StreamSupport.stream(realm.path(list).spliterator(), false)
                .filter(entry -> entry.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
