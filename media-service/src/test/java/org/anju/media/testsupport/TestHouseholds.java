package org.anju.media.testsupport;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.anju.common.event.Topics;
import org.anju.common.fact.HouseholdFacts;
import org.anju.media.household.HouseholdScopes;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the service of households as household-service does: by events on the real topic. */
@ApplicationScoped
public class TestHouseholds {

    public static final String VILLAGE = "622927100201";
    public static final String OTHER_COUNTY_VILLAGE = "622921100001";

    private final HouseholdScopes scopes;
    private final ObjectMapper json;
    private final Topics topics;
    private final String brokers;

    TestHouseholds(
            HouseholdScopes scopes,
            ObjectMapper json,
            Topics topics,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.scopes = scopes;
        this.json = json;
        this.topics = topics;
        this.brokers = brokers;
    }

    /** A new household of the village, known to the service when this returns. */
    public UUID registeredIn(String village) {
        UUID household = UUID.randomUUID();
        tell(household, village, 1, HouseholdFacts.REGISTERED);
        awaitVillage(household, village);
        return household;
    }

    public void move(UUID household, String village, long version) {
        tell(household, village, version, HouseholdFacts.CHANGED);
    }

    public void awaitVillage(UUID household, String village) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> scopes.villageOf(household).filter(village::equals).isPresent());
    }

    private void tell(UUID household, String village, long version, String type) {
        HouseholdFacts facts = new HouseholdFacts(
                household,
                "H-" + household,
                village,
                "GENERAL",
                null,
                3,
                HouseholdFacts.Status.ACTIVE,
                version,
                Instant.now());
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "acks", "all");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(topics.householdEvents(), household.toString(), json.writeValueAsBytes(facts));
            record.headers()
                    .add("ce_id", UUID.randomUUID().toString().getBytes())
                    .add("ce_type", type.getBytes())
                    .add("ce_time", Instant.now().toString().getBytes());
            producer.send(record).get();
        } catch (Exception exception) {
            throw new IllegalStateException(exception);
        }
    }
}
