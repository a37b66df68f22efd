package org.anju.local.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.local.platform.PlatformException;
import org.anju.local.postgres.Database;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Events that are on their way: not yet sent, or not yet taken in by those whose work ends in the reports. */
final class Backlog {
    private static final List<String> SENDERS = List.of("household", "verification", "media");
    private static final Map<String, List<String>> READERS = Map.of(
            "verification", List.of("household-events", "media-events"),
            "report", List.of("household-events", "verification-events"));

    private final Database database;
    private final Admin kafka;

    Backlog(Database database, Admin kafka) {
        this.database = database;
        this.kafka = kafka;
    }

    record Size(long unsent, long unread) {
        boolean isEmpty() {
            return unsent == 0 && unread == 0;
        }
    }

    Size measure() {
        try {
            long unsent = 0;
            for (String sender : SENDERS) {
                unsent += unsent(sender);
            }
            long unread = 0;
            for (Map.Entry<String, List<String>> reader : READERS.entrySet()) {
                unread += unread(reader.getKey(), reader.getValue());
            }
            return new Size(unsent, unread);
        } catch (SQLException | ExecutionException e) {
            throw new PlatformException("The backlog cannot be measured: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while measuring the backlog.", e);
        }
    }

    private long unsent(String sender) throws SQLException {
        try (Connection connection = database.connect(sender)) {
            return Counts.read(connection, "SELECT '', count(*) FROM outbox").sum();
        }
    }

    private long unread(String reader, List<String> topics)
            throws SQLException, ExecutionException, InterruptedException {
        Map<TopicPartition, Long> read = offsets(reader);
        long unread = 0;
        for (Map.Entry<TopicPartition, Long> end : ends(topics).entrySet()) {
            unread += Math.max(0, end.getValue() - read.getOrDefault(end.getKey(), 0L));
        }
        return unread;
    }

    private Map<TopicPartition, Long> offsets(String reader) throws SQLException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try (Connection connection = database.connect(reader);
                PreparedStatement statement =
                        connection.prepareStatement("SELECT topic, partition, next_offset FROM consumer_offset");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                offsets.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
        }
        return offsets;
    }

    /** How many events its readers could not understand and have set aside. */
    long deadLetters(List<String> topics) {
        try {
            return ends(topics.stream().map(topic -> topic + "-dead-letter").toList()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        } catch (ExecutionException e) {
            throw new PlatformException("Kafka's topics cannot be read: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while reading Kafka's topics.", e);
        }
    }

    private Map<TopicPartition, Long> ends(List<String> topics) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = kafka.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(Backlog::partitions)
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        kafka.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }
}
