package org.anju.local.kafka;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics through which services tell each other what happened. */
public final class Topics {
    public static final List<String> EVENTS = List.of("household-events", "verification-events", "media-events");
    static final int PARTITIONS = 6;
    private static final short REPLICAS = 1;

    private Topics() {}

    static void createMissing(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        List<NewTopic> missing = EVENTS.stream()
                .flatMap(topic -> Stream.of(topic, topic + "-dead-letter"))
                .filter(topic -> !present.contains(topic))
                .map(topic -> new NewTopic(topic, PARTITIONS, REPLICAS))
                .toList();
        admin.createTopics(missing).all().get();
    }
}
