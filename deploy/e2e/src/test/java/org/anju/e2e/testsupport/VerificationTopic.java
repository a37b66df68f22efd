package org.anju.e2e.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.local.platform.Port;
import org.anju.local.platform.Settings;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the broker holds of verification records. */
public final class VerificationTopic {

    private static final String TOPIC = "verification-events";
    private static final String COMPLETED = "org.anju.verification.completed.v1";

    private VerificationTopic() {}

    /** The records of a campaign of whose completion the topic tells; an event may stand there more than once. */
    public static Set<UUID> completed(Settings settings, UUID campaign) throws IOException {
        Set<UUID> completed = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Settings.HOST + ":" + settings.port(Port.KAFKA)),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    addCompleted(record, campaign, completed);
                }
            }
        }
        return completed;
    }

    private static void addCompleted(ConsumerRecord<String, byte[]> record, UUID campaign, Set<UUID> completed)
            throws IOException {
        String type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        if (!type.equals(COMPLETED)) {
            return;
        }
        JsonNode facts = new ObjectMapper().readTree(record.value());
        if (facts.path("campaignId").asText().equals(campaign.toString())) {
            completed.add(UUID.fromString(facts.path("verificationId").asText()));
        }
    }
}
