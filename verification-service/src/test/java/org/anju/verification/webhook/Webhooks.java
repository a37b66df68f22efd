package org.anju.verification.webhook;

import static org.anju.verification.testsupport.Patience.await;

import io.agroal.api.AgroalDataSource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.awaitility.core.ConditionFactory;

/** What tests of webhooks start from, as integrators and the service itself do it. */
@ApplicationScoped
class Webhooks {

    static final String INTEGRATOR = "integrator";
    static final String PATH = "/api/v1/webhooks";

    private final Broker broker;
    private final AgroalDataSource dataSource;
    private final List<UUID> created = new ArrayList<>();
    private final List<TestReceiver> receivers = new ArrayList<>();

    Webhooks(Broker broker, AgroalDataSource dataSource) {
        this.broker = broker;
        this.dataSource = dataSource;
    }

    /** A webhook of the test's, with the secret that its receiver knows. */
    record Created(UUID id, String secret) {}

    /** A type that no other test listens to. */
    static String anyType() {
        return "org.anju.problem.t%s.v1".formatted(Given.id().toString().replace("-", ""));
    }

    TestReceiver receiver() {
        TestReceiver receiver = new TestReceiver();
        receivers.add(receiver);
        return receiver;
    }

    Created create(TestReceiver receiver, String... types) {
        return create(Map.of("url", receiver.url(), "eventTypes", List.of(types)));
    }

    Created create(Map<String, ?> request) {
        JsonPath webhook = as(INTEGRATOR)
                .body(request)
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        UUID id = webhook.getUUID("id");
        created.add(id);
        return new Created(id, webhook.getString("secret"));
    }

    /** So that a test's receivers are not written to for ever, and the account may have other webhooks. */
    void clearAway() {
        created.forEach(id -> as(INTEGRATOR).delete(PATH + "/" + id));
        created.clear();
        receivers.forEach(TestReceiver::close);
        receivers.clear();
    }

    /** Tells an event of a household as the service does, and waits until the webhooks' queues have it. */
    UUID tell(String type, UUID household) {
        return tell(type, household, Given.VILLAGE);
    }

    UUID tell(String type, UUID household, String village) {
        UUID id = Given.id();
        tell(id, type, household, village);
        return id;
    }

    void tell(UUID id, String type, UUID household, String village) {
        send(id, type, household, village);
        broker.untilConsumed("verification-events");
    }

    /** Events of as many households. */
    List<UUID> tellMany(String type, int events) {
        List<UUID> told = Stream.generate(Given::id).limit(events).toList();
        told.forEach(id -> send(id, type, Given.id(), Given.VILLAGE));
        broker.untilConsumed("verification-events");
        return told;
    }

    private void send(UUID id, String type, UUID household, String village) {
        broker.told(id, type, household, """
                {"problemId":"%s","householdId":"%s","villageCode":"%s","state":"OPEN","version":1}""".formatted(id, household, village));
    }

    JsonPath get(UUID webhook) {
        return ok(INTEGRATOR, PATH + "/" + webhook);
    }

    ValidatableResponse change(UUID webhook, Map<String, ?> request) {
        return as(INTEGRATOR)
                .header("If-Match", "*")
                .body(request)
                .patch(PATH + "/" + webhook)
                .then();
    }

    ValidatableResponse post(Created webhook, String path) {
        return as(INTEGRATOR).post(PATH + "/" + webhook.id() + path).then();
    }

    JsonPath deliveries(UUID webhook, String query) {
        return ok(INTEGRATOR, PATH + "/" + webhook + "/deliveries" + query);
    }

    JsonPath untilDelivery(UUID webhook, UUID event, String state) {
        String path = "items.find { it.id == '" + event + "' }";
        JsonPath page = eventually()
                .until(() -> deliveries(webhook, ""), found -> state.equals(found.getString(path + ".state")));
        return new JsonPath(page.prettify()).setRootPath(path);
    }

    void untilReplayed(UUID webhook) {
        eventually().until(() -> get(webhook).getString("queue.replayingSince") == null);
    }

    int update(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.everything());
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int index = 0; index < values.length; index++) {
                    statement.setObject(index + 1, values[index]);
                }
                int changed = statement.executeUpdate();
                connection.commit();
                return changed;
            }
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    static ConditionFactory eventually() {
        return await();
    }

    static Map<String, Object> request(String url) {
        return new HashMap<>(Map.of("url", url));
    }

    static RequestSpecification as(String username) {
        return RestAssured.given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
    }

    private static JsonPath ok(String username, String path) {
        return as(username).get(path).then().statusCode(200).extract().jsonPath();
    }
}
