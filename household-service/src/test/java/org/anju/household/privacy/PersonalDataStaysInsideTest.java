package org.anju.household.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.anju.common.event.Topics;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.DatabaseOwner;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name, a phone and an identity number that no log line, event, problem or metric may hold, whatever goes wrong. */
@QuarkusTest
class PersonalDataStaysInsideTest {

    private static final String NAME = "马秘不宣";
    private static final String PHONE = "13655557777";
    private static final String HOUSEHOLD = "INSIDE-1";
    private static final String NUMBER = TestHousehold.idNumber(HOUSEHOLD);
    private static final Logger EVERYTHING = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("org.anju");

    @Inject
    Topics topics;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final Handler listener = new Listener(told);

    @BeforeEach
    void listen() {
        EVERYTHING.addHandler(listener);
        OURS.setLevel(Level.FINE);
    }

    @AfterEach
    void stopListening() {
        EVERYTHING.removeHandler(listener);
        OURS.setLevel(null);
    }

    @Test
    void tellsNobodyWhateverGoesWrong() throws SQLException {
        TestHousehold household =
                TestHousehold.inJishishan(HOUSEHOLD).headedBy(NAME).withPhone(PHONE);
        Api.importRoster(Api.LINXIA, TestRoster.of(household));
        Api.importRoster(Api.LINXIA, TestRoster.of(household.withMembers(8)));
        String id = DatabaseOwner.query("SELECT id FROM household WHERE household_no = '%s'".formatted(HOUSEHOLD));

        refuseRoster(household);
        askForNonsense(id);
        askForWhatCannotBeOpened(id);
        told.add("metrics: " + given().get("/q/metrics").asString());
        told.addAll(eventsOf(id));
        told.addAll(List.of(
                DatabaseOwner.query("SELECT 'outbox: ' || coalesce(string_agg(data, ' '), '') FROM outbox"),
                DatabaseOwner.query("SELECT 'audit: ' || string_agg(audit_entry::text, ' ') FROM audit_entry")));

        assertThat(told)
                .anyMatch(text -> text.startsWith("log: A request failed"))
                .anyMatch(text -> text.startsWith("event: ") && text.contains(HOUSEHOLD))
                .anyMatch(text -> text.startsWith("metrics: ") && text.contains("http_server_requests"))
                .anyMatch(text -> text.startsWith("answer: ") && text.contains("urn:anju:problem:"))
                .noneMatch(text -> text.contains(NAME))
                .noneMatch(text -> text.contains(PHONE))
                .noneMatch(text -> text.contains(NUMBER));
    }

    private void refuseRoster(TestHousehold household) {
        JsonPath refused = Api.importRoster(
                Api.LINXIA,
                TestRoster.of(
                        household.withIdNumber(NUMBER + "0"),
                        household.withIdNumber(Double.valueOf(NUMBER.substring(0, 17))),
                        household.withPhone(PHONE + "9"),
                        household,
                        household));
        assertThat(refused.getString("state")).isEqualTo("REFUSED");
        told.add("answer: " + refused.prettify());
    }

    private void askForNonsense(String id) {
        String disclosures = "/households/" + id + "/identity-disclosures";
        Object[] bodies = {
            Map.of("reason", "核对电话" + PHONE + "是否正确", "fields", List.of("PHONE")),
            Map.of("reason", NAME, "fields", List.of("PHONE")),
            Map.of("reason", "核对身份证件信息是否正确", "fields", List.of(NUMBER)),
            Map.of("reason", "核对身份证件信息是否正确", "fields", List.of("PHONE"), "phone", PHONE),
            "{\"reason\": \"核对 " + NUMBER
        };
        for (Object body : bodies) {
            Response answer = Api.as(Api.JISHISHAN)
                    .contentType("application/json")
                    .body(body)
                    .post(disclosures);
            answer.then().statusCode(400);
            told.add("answer: " + answer.asString());
        }
        told.add("answer: "
                + Api.as(Api.JISHISHAN).get("/households/" + id).asString().replace(NAME, "its own name"));
    }

    private void askForWhatCannotBeOpened(String id) throws SQLException {
        flipBit(id);
        Response answer = Api.as(Api.JISHISHAN).get("/households/" + id);
        flipBit(id);
        answer.then().statusCode(500);
        told.add("answer: " + answer.asString());
    }

    private static void flipBit(String id) throws SQLException {
        DatabaseOwner.execute("SELECT set_config('anju.change', '{\"kind\":\"RESEALED\"}', true)", """
                UPDATE household SET phone_encrypted = set_byte(phone_encrypted, 15, get_byte(phone_encrypted, 15) # 1)
                WHERE id = '%s'""".formatted(id));
    }

    /** Registered, and changed. */
    private List<String> eventsOf(String id) {
        List<String> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topics.householdEvents()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollDelay(Duration.ZERO)
                    .until(() -> {
                        for (ConsumerRecord<String, String> event : consumer.poll(Duration.ofMillis(500))) {
                            if (id.equals(event.key())) {
                                found.add("event: " + event + event.headers());
                            }
                        }
                        return found.size() >= 2;
                    });
        }
        return found;
    }

    private static final class Listener extends Handler {

        private final Queue<String> told;

        private Listener(Queue<String> told) {
            this.told = told;
        }

        @Override
        public void publish(LogRecord line) {
            StringWriter text = new StringWriter();
            text.append(line.getMessage() + " " + Arrays.toString(line.getParameters()));
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(text));
            }
            told.add("log: " + text);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
