package org.anju.media.testsupport;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.event.Topics;
import org.anju.common.fact.PhotoFacts;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What really stands in the topic of photo events. */
@ApplicationScoped
public class PublishedEvents {

    private final ObjectMapper json;
    private final Topics topics;
    private final String brokers;

    PublishedEvents(
            ObjectMapper json, Topics topics, @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.json = json;
        this.topics = topics;
        this.brokers = brokers;
    }

    public record Published(String type, String key, String subject, String source, PhotoFacts facts) {}

    /** In their order. */
    public List<Published> of(UUID photo) {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topics.mediaEvents()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Published> found = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (new String(record.value(), StandardCharsets.UTF_8).contains(photo.toString())) {
                        found.add(read(record));
                    }
                });
            }
            return found;
        }
    }

    private Published read(ConsumerRecord<String, byte[]> record) {
        try {
            return new Published(
                    header(record, "ce_type"),
                    record.key(),
                    header(record, "ce_subject"),
                    header(record, "ce_source"),
                    json.readValue(record.value(), PhotoFacts.class));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
