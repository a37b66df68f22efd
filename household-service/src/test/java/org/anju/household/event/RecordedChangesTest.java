package org.anju.household.event;

import static org.anju.household.testsupport.TestEvents.event;
import static org.anju.household.testsupport.TestEvents.happened;
import static org.anju.household.testsupport.TestEvents.member;
import static org.anju.household.testsupport.TestEvents.registered;
import static org.anju.household.testsupport.TestEvents.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.event.Topics;
import org.anju.common.fact.HouseholdFacts;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database makes of changes, announced or not. */
@QuarkusTest
class RecordedChangesTest {

    private static final String INTEGRITY_VIOLATION = "23000";
    private static final String NOT_ALLOWED = "42501";

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Topics topics;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE household SET head_name = '马占山', version = version + 1 WHERE id = '%s'",
                "UPDATE household SET status = 'REMOVED' WHERE id = '%s'"
            })
    void refusesChangeThatNobodyAnnounced(String sql) {
        String id = registered(registration());

        assertThatThrownBy(() -> execute(sql.formatted(id)))
                .isInstanceOfSatisfying(SQLException.class, refusal -> assertThat(refusal.getSQLState())
                        .isEqualTo(INTEGRITY_VIOLATION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM household",
                "DELETE FROM household_change",
                "DELETE FROM roster_ledger",
                "UPDATE roster_ledger SET delta = 0",
                "DELETE FROM household_request",
                "UPDATE household_request SET version = 1"
            })
    void takesNothingFromWhatWasRecorded(String sql) {
        assertThatThrownBy(() -> execute(sql))
                .isInstanceOfSatisfying(SQLException.class, refusal -> assertThat(refusal.getSQLState())
                        .isEqualTo(NOT_ALLOWED));
    }

    @Test
    void tellsOthersOfEveryVersionWithoutPersonalData() throws Exception {
        Map<String, Object> registration = registration();
        String id = registered(registration);
        happened(id, event("MEMBER_ADDED", "member", member("马小明", "SON")));
        happened(id, event("DEREGISTERED"));

        List<ConsumerRecord<String, String>> events = awaitEvents(id, 3);

        assertThat(events)
                .extracting(event ->
                        new String(event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .containsExactly(HouseholdFacts.REGISTERED, HouseholdFacts.CHANGED, HouseholdFacts.REMOVED);
        List<HouseholdFacts> facts = new ArrayList<>();
        for (ConsumerRecord<String, String> event : events) {
            facts.add(json.readValue(event.value(), HouseholdFacts.class));
        }
        assertThat(facts).extracting(HouseholdFacts::version).containsExactly(1L, 2L, 3L);
        assertThat(facts).extracting(HouseholdFacts::memberCount).containsExactly(1, 2, 2);
        assertThat(facts).extracting(HouseholdFacts::householdNo).containsOnly((String)
                registration.get("householdNo"));
        JsonNode told = json.readTree(events.getFirst().value());
        assertThat(told.fieldNames())
                .toIterable()
                .doesNotContain("headName", "idNumber", "phone", "address", "reason", "members");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                RowSecurity.restrict(connection, RegionScope.everything());
                statement.execute(sql);
            } finally {
                connection.rollback();
            }
        }
    }

    private List<ConsumerRecord<String, String>> awaitEvents(String householdId, int count) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
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
                        consumer.poll(Duration.ofMillis(500)).forEach(event -> {
                            if (householdId.equals(event.key())) {
                                found.add(event);
                            }
                        });
                        return found.size() >= count;
                    });
        }
        return found;
    }
}
