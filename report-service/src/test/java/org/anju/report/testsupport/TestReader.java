package org.anju.report.testsupport;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads topics beside the service, or in its place. */
@ApplicationScoped
public class TestReader {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String servers;
    private final String group;

    TestReader(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "mp.messaging.incoming.verification-events.group.id") String group) {
        this.servers = servers;
        this.group = group;
    }

    /** The topic's values from its beginning, as soon as there are that many. */
    public List<String> read(String topic, int number) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer(UUID.randomUUID().toString())) {
            consumer.subscribe(List.of(topic));
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(POLL).forEach(event -> values.add(new String(event.value(), StandardCharsets.UTF_8)));
                return values.size() >= number;
            });
        }
        return values;
    }

    /** Joins the service's own group, skips to the end of what the work has published, and commits that to the broker. */
    public void takeOverWhile(String topic, Runnable work) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(group)) {
            consumer.subscribe(List.of(topic));
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(POLL);
                return !consumer.assignment().isEmpty();
            });
            work.run();
            consumer.seekToEnd(consumer.assignment());
            consumer.assignment().forEach(consumer::position);
            consumer.commitSync();
        }
    }

    private KafkaConsumer<String, byte[]> consumer(String groupId) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("group.id", groupId);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
