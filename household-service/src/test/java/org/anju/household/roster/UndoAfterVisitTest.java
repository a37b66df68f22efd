package org.anju.household.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.anju.common.fact.PhotoFacts;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What other services have begun cannot be taken away from under them. */
@QuarkusTest
class UndoAfterVisitTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "mp.messaging.incoming.media-events.topic")
    String mediaEvents;

    @Inject
    ObjectMapper json;

    @Test
    void importIsNotUndoneOnceOneOfItsHouseholdsWasPhotographed() throws Exception {
        String id = Api.importRoster(
                        Api.JISHISHAN,
                        TestRoster.of(TestHousehold.inJishishan("SEEN-1"), TestHousehold.inJishishan("SEEN-2")))
                .getString("id");
        UUID household =
                UUID.fromString((String) Api.household(Api.JISHISHAN, "SEEN-2").get("id"));

        photograph(household);

        // Asking while the event is on its way would undo the import: the state tells that this did not happen.
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> used(household));
        undo(id).then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:roster-import-built-upon"))
                .body("detail", containsString("SEEN-2"));
        assertThat(Api.household(Api.JISHISHAN, "SEEN-1")).containsEntry("status", "ACTIVE");
    }

    @Inject
    AgroalDataSource dataSource;

    private boolean used(UUID household) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement =
                        connection.prepareStatement("SELECT count(*) FROM household_use WHERE household_id = ?")) {
            statement.setObject(1, household);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1) == 1;
            }
        }
    }

    private void photograph(UUID household) throws Exception {
        PhotoFacts facts = new PhotoFacts(
                UUID.randomUUID(),
                UUID.randomUUID(),
                household,
                "622927100201",
                "FRONT",
                "image/jpeg",
                150_000,
                "0".repeat(64),
                2,
                Instant.now(),
                Instant.now(),
                null);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(mediaEvents, household.toString(), json.writeValueAsBytes(facts));
        Map.of(
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", PhotoFacts.STORED,
                        "ce_time", Instant.now().toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private static Response undo(String id) {
        return Api.as(Api.JISHISHAN)
                .contentType("application/json")
                .body(Map.of("reason", "误导入"))
                .post("/roster-imports/" + id + "/undo");
    }
}
