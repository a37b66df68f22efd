package org.anju.e2e.testsupport;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.anju.local.kafka.KafkaBroker;
import org.anju.local.kafka.Topics;
import org.anju.local.platform.Settings;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Events that a consumer could not use and has set aside. */
public final class DeadLetters {
    private DeadLetters() {}

    public static long count(Settings settings) throws ExecutionException, InterruptedException {
        List<String> topics =
                Topics.EVENTS.stream().map(topic -> topic + "-dead-letter").toList();
        try (Admin kafka = KafkaBroker.admin(settings)) {
            Map<TopicPartition, OffsetSpec> ends = kafka.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return kafka.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        }
    }
}
