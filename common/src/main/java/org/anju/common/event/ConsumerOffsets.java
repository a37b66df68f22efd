package org.anju.common.event;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.anju.common.database.DatabaseException;
import org.apache.kafka.common.TopicPartition;

/** Where this service stands in each partition, kept beside the effects of what it has read. */
@ApplicationScoped
class ConsumerOffsets {

    /** Sorted, so that two instances never wait for each other in a circle. */
    private static final String LOCK = """
            INSERT INTO consumer_offset AS o (topic, partition, next_offset)
            SELECT topic, partition, 0 FROM unnest(?::text[], ?::integer[]) AS t (topic, partition)
            ORDER BY topic, partition
            ON CONFLICT (topic, partition) DO UPDATE SET next_offset = o.next_offset
            RETURNING topic, partition, next_offset
            """;

    private static final String ADVANCE = """
            UPDATE consumer_offset o SET next_offset = t.next_offset
            FROM unnest(?::text[], ?::integer[], ?::bigint[]) AS t (topic, partition, next_offset)
            WHERE o.topic = t.topic AND o.partition = t.partition
            """;

    private final AgroalDataSource dataSource;

    ConsumerOffsets(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<Long> find(TopicPartition partition) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT next_offset FROM consumer_offset WHERE topic = ? AND partition = ?")) {
            statement.setString(1, partition.topic());
            statement.setInt(2, partition.partition());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /**
     * Locks the partitions' rows for the current transaction, so that two instances never apply them at once.
     *
     * @return the next offset of each, in a map that may be changed
     */
    Map<TopicPartition, Long> lock(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> next = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOCK)) {
            bind(connection, statement, partitions);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    next.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
                }
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
        return next;
    }

    void advance(Map<TopicPartition, Long> next) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            bind(connection, statement, next.keySet());
            statement.setArray(
                    3, connection.createArrayOf("bigint", next.values().toArray()));
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Collection<TopicPartition> partitions)
            throws SQLException {
        statement.setArray(
                1,
                connection.createArrayOf(
                        "text", partitions.stream().map(TopicPartition::topic).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "integer",
                        partitions.stream().map(TopicPartition::partition).toArray()));
    }
}
