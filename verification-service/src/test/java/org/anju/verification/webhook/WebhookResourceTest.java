package org.anju.verification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.anju.verification.testsupport.Given;
import org.anju.verification.webhook.Webhooks.Created;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WebhookResourceTest {

    private static final String OTHER_INTEGRATOR = "integrator-622927";
    private static final String ADMIN = "admin";
    private static final String URL = "https://receiver.invalid/anju?token=only-the-owner-knows";

    @Inject
    Webhooks webhooks;

    @Inject
    AgroalDataSource dataSource;

    @AfterEach
    void deleteWebhooks() {
        webhooks.clearAway();
    }

    @Test
    void showsTheSecretOnce() {
        Created created = webhooks.create(Map.of("url", URL, "description", "县防返贫监测系统"));

        assertThat(created.secret()).startsWith("whsec_");
        Webhooks.as(Webhooks.INTEGRATOR)
                .get(Webhooks.PATH + "/" + created.id())
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("url", equalTo(URL))
                .body("description", equalTo("县防返贫监测系统"))
                .body("regions", contains("622900000000"))
                .body("eventTypes", hasSize(0))
                .body("state", equalTo("ACTIVE"))
                .body("secret", nullValue())
                .body("queue.pending", equalTo(0))
                .body("owner", equalTo(Webhooks.INTEGRATOR));
    }

    @Test
    void keepsSecretsSealed() throws SQLException {
        Created created = webhooks.create(Webhooks.request(URL));

        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT secret FROM webhook WHERE id = ?")) {
            statement.setObject(1, created.id());
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                        .doesNotContain(
                                created.secret(),
                                new String(
                                        Base64.getDecoder()
                                                .decode(created.secret().substring("whsec_".length())),
                                        StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void createsOnceForTheSameIdAndBody() {
        Map<String, Object> request = Webhooks.request(URL);
        request.put("id", Given.id().toString());
        webhooks.create(request);

        Webhooks.as(Webhooks.INTEGRATOR)
                .body(request)
                .post(Webhooks.PATH)
                .then()
                .statusCode(200)
                .body("id", equalTo(request.get("id")))
                .body("secret", nullValue());
        request.put("description", "another");
        Webhooks.as(Webhooks.INTEGRATOR)
                .body(request)
                .post(Webhooks.PATH)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:webhook-exists"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://receiver.example/anju",
                "ftp://receiver.example/anju",
                "https://user:password@receiver.example/",
                "https://receiver.example/#part",
                "https://10.0.0.1/anju",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00::1]/anju",
                "http://192.168.1.1/anju",
                "receiver.example",
                "https://",
                "https://127.1/",
                "https://接收.example/"
            })
    void refusesAddressesThatNothingMayBeSentTo(String url) {
        Webhooks.as(Webhooks.INTEGRATOR)
                .body(Webhooks.request(url))
                .post(Webhooks.PATH)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:webhook-url-refused"))
                .body("violations.field", contains("url"))
                .body("detail", not(equalTo(null)));
    }

    @Test
    void refusesRegionsOfOthers() {
        Map<String, Object> request = Webhooks.request(URL);
        request.put("regions", List.of("622927000000", "620100000000"));

        Webhooks.as(Webhooks.INTEGRATOR)
                .body(request)
                .post(Webhooks.PATH)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        Created own = webhooks.create(Webhooks.request(URL));
        webhooks.change(own.id(), Map.of("regions", List.of("620100000000"))).statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verification", "org.anju.*.v1", "org.anju.Problem.v1", "com.example.*"})
    void refusesWhatIsNoEventType(String type) {
        Map<String, Object> request = Webhooks.request(URL);
        request.put("eventTypes", List.of(type));

        Webhooks.as(Webhooks.INTEGRATOR)
                .body(request)
                .post(Webhooks.PATH)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:fields-invalid"));
    }

    @Test
    void changesFromTheVersionThatWasSeen() {
        Created created = webhooks.create(Webhooks.request(URL));
        String path = Webhooks.PATH + "/" + created.id();
        Map<String, Object> change =
                Map.of("description", "changed", "state", "PAUSED", "eventTypes", List.of("org.anju.problem.*"));

        Webhooks.as(Webhooks.INTEGRATOR).body(change).patch(path).then().statusCode(428);
        Webhooks.as(Webhooks.INTEGRATOR)
                .header("If-Match", "\"0\"")
                .body(change)
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("PAUSED"))
                .body("stateReason", equalTo("OWNER"))
                .body("url", equalTo(URL))
                .body("eventTypes", contains("org.anju.problem.*"));
        Webhooks.as(Webhooks.INTEGRATOR)
                .header("If-Match", "\"0\"")
                .body(change)
                .patch(path)
                .then()
                .statusCode(412);
    }

    @Test
    void refusesStatesThatAreNotForOwnersToGive() {
        Created created = webhooks.create(Webhooks.request(URL));

        webhooks.change(created.id(), Map.of("state", "DELETED")).statusCode(400);
        webhooks.change(created.id(), Map.of("url", "https://10.0.0.1/")).statusCode(422);
    }

    @Test
    void deletesForGood() {
        Created created = webhooks.create(Webhooks.request(URL));
        String path = Webhooks.PATH + "/" + created.id();

        Webhooks.as(Webhooks.INTEGRATOR).delete(path).then().statusCode(204);

        Webhooks.as(Webhooks.INTEGRATOR).get(path).then().statusCode(404);
        Webhooks.as(Webhooks.INTEGRATOR).delete(path).then().statusCode(404);
        Webhooks.as(Webhooks.INTEGRATOR)
                .get(Webhooks.PATH)
                .then()
                .body("items.id", not(hasItem(created.id().toString())));
    }

    @Test
    void listsPageByPage() {
        List<String> ids = List.of(
                webhooks.create(Webhooks.request(URL)).id().toString(),
                webhooks.create(Webhooks.request(URL)).id().toString(),
                webhooks.create(Webhooks.request(URL)).id().toString());

        JsonPath first = page("?limit=2");
        JsonPath second = page("?limit=2&cursor=" + first.getString("cursor"));

        assertThat(first.getList("items.id", String.class)).containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(second.getList("items.id", String.class)).containsExactly(ids.get(2));
        assertThat(second.getString("cursor")).isNull();
    }

    @Test
    void letsAnAccountHaveSoManyAndNoMore() {
        for (int number = 0; number < 20; number++) {
            webhooks.create(Webhooks.request(URL));
        }

        Webhooks.as(Webhooks.INTEGRATOR)
                .body(Webhooks.request(URL))
                .post(Webhooks.PATH)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:webhooks-too-many"));
    }

    @Test
    void showsAdministratorsStateWithoutData() {
        Created created = webhooks.create(Webhooks.request(URL));
        String path = Webhooks.PATH + "/" + created.id();

        Webhooks.as(ADMIN)
                .get(path)
                .then()
                .statusCode(200)
                .body("url", equalTo("https://receiver.invalid"))
                .body("state", equalTo("ACTIVE"))
                .body("queue.dead", equalTo(0));
        Webhooks.as(ADMIN)
                .get(Webhooks.PATH + "?limit=1000")
                .then()
                .body("items.id", hasItem(created.id().toString()));
        Webhooks.as(ADMIN).get(path + "/deliveries").then().statusCode(403);
        Webhooks.as(ADMIN).post(path + "/rotate-secret").then().statusCode(403);
        Webhooks.as(ADMIN).delete(path).then().statusCode(204);
        Webhooks.as(Webhooks.INTEGRATOR).get(path).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "PATCH, ''",
        "DELETE, ''",
        "POST, /rotate-secret",
        "POST, /test",
        "GET, /deliveries",
        "POST, /deliveries/01970000-0000-7000-8000-000000000000/replay",
        "POST, /replay?since=2026-06-05T00:00:00Z"
    })
    void hidesWebhooksOfOthers(String method, String path) {
        Created created = webhooks.create(Webhooks.request(URL));

        Webhooks.as(OTHER_INTEGRATOR)
                .header("If-Match", "*")
                .body("{}")
                .request(method, Webhooks.PATH + "/" + created.id() + path)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:webhook-unknown"));
        Webhooks.as(OTHER_INTEGRATOR)
                .get(Webhooks.PATH)
                .then()
                .body("items.id", not(hasItem(created.id().toString())));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, ''",
        "GET, ''",
        "GET, /01970000-0000-7000-8000-000000000000",
        "PATCH, /01970000-0000-7000-8000-000000000000",
        "DELETE, /01970000-0000-7000-8000-000000000000",
        "POST, /01970000-0000-7000-8000-000000000000/rotate-secret",
        "POST, /01970000-0000-7000-8000-000000000000/test",
        "GET, /01970000-0000-7000-8000-000000000000/deliveries",
        "POST, /01970000-0000-7000-8000-000000000000/deliveries/01970000-0000-7000-8000-000000000001/replay",
        "POST, /01970000-0000-7000-8000-000000000000/replay?since=2026-06-05T00:00:00Z"
    })
    void refusesRolesWithoutNeed(String method, String path) {
        for (String username : List.of("county-622927", "prefecture-6229", Given.VERIFIER, "auditor")) {
            Webhooks.as(username)
                    .body(Webhooks.request(URL))
                    .request(method, Webhooks.PATH + path)
                    .then()
                    .statusCode(403)
                    .body("type", startsWith("urn:anju:problem:role-missing"));
        }
    }

    private static JsonPath page(String query) {
        return Webhooks.as(Webhooks.INTEGRATOR)
                .get(Webhooks.PATH + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
