package org.anju.report.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.ConfigProvider;

/** Topics of this run alone: events of other runs, or of other services' tests, would change the roster's counts. */
public class TestTopics implements QuarkusTestResourceLifecycleManager {

    private static final int PARTITIONS = 6;
    private static final short REPLICAS = 1;

    private final String prefix = "test-" + UUID.randomUUID() + "-";

    @Override
    public Map<String, String> start() {
        try (Admin admin = admin()) {
            List<NewTopic> topics = names().map(name -> new NewTopic(name, PARTITIONS, REPLICAS))
                    .toList();
            admin.createTopics(topics)
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
        return Map.of("anju.topics.prefix", prefix);
    }

    @Override
    public void stop() {
        try (Admin admin = admin()) {
            admin.deleteTopics(names().toList())
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    private Stream<String> names() {
        return Stream.of("household-events", "verification-events")
                .map(prefix::concat)
                .flatMap(topic -> Stream.of(topic, topic + "-dead-letter"));
    }

    private static Admin admin() {
        String servers = ConfigProvider.getConfig().getValue("anju.kafka.bootstrap-servers", String.class);
        return Admin.create(Map.of("bootstrap.servers", servers));
    }
}
