package org.anju.household.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.common.event.Topics;
import org.anju.common.fact.HouseholdFacts;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.Numbers;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What others hear of an import, on the real broker. */
@QuarkusTest
class HouseholdEventsTest {

    @Inject
    Topics topics;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void tellsOfEachHouseholdOnceAndOfChangesOnly() {
        String run = "EVENT-" + Numbers.next() + "-";
        TestHousehold first = TestHousehold.inJishishan(run + 1);
        TestHousehold second = TestHousehold.inJishishan(run + 2).withMode(null);
        Api.importRoster(Api.JISHISHAN, TestRoster.of(first, second));
        Api.importRoster(Api.JISHISHAN, TestRoster.of(first, second));
        Api.importRoster(Api.JISHISHAN, TestRoster.of(first.withMembers(7), second));

        List<ConsumerRecord<String, String>> events = awaitEvents(run, 3);

        assertThat(events)
                .extracting(event -> header(event, "ce_type"))
                .containsExactlyInAnyOrder(
                        HouseholdFacts.REGISTERED, HouseholdFacts.REGISTERED, HouseholdFacts.CHANGED);
        ConsumerRecord<String, String> change = events.stream()
                .filter(event -> header(event, "ce_type").equals(HouseholdFacts.CHANGED))
                .findFirst()
                .orElseThrow();
        HouseholdFacts facts = facts(change);
        assertThat(change.key()).isEqualTo(facts.householdId().toString()).isEqualTo(header(change, "ce_subject"));
        assertThat(facts.householdNo()).isEqualTo(run + 1);
        assertThat(facts.villageCode()).isEqualTo("622927100201");
        assertThat(facts.povertyAttribute()).isEqualTo("GENERAL_POOR");
        assertThat(facts.expectedMode()).isEqualTo("DILAPIDATED_HOUSE_RENOVATION");
        assertThat(facts.memberCount()).isEqualTo(7);
        assertThat(facts.status()).isEqualTo(HouseholdFacts.Status.ACTIVE);
        assertThat(facts.version()).isEqualTo(2);
        assertThat(facts.occurredAt()).isNotNull();
        assertThat(events).extracting(ConsumerRecord::value).noneMatch(text -> text.contains("马占海"));
    }

    private List<ConsumerRecord<String, String>> awaitEvents(String run, int count) {
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
                            if (event.value().contains(run)) {
                                found.add(event);
                            }
                        });
                        return found.size() >= count;
                    });
            // Whatever should not be there would have come by now as well.
            consumer.poll(Duration.ofSeconds(1)).forEach(event -> {
                if (event.value().contains(run)) {
                    found.add(event);
                }
            });
        }
        return found;
    }

    private HouseholdFacts facts(ConsumerRecord<String, String> event) {
        try {
            return json.readValue(event.value(), HouseholdFacts.class);
        } catch (JsonProcessingException exception) {
            throw new AssertionError(exception);
        }
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
