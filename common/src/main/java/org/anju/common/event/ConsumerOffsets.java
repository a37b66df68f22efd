package org.anju.common.event;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.anju.common.database.DatabaseException;
import org.apache.kafka.common.TopicPartition;

/** Where this service stands in each partition, kept beside the effects of what it has read. */
@ApplicationScoped
class ConsumerOffsets {

    private static final String LOCK = """
            INSERT INTO consumer_offset AS o (topic, partition, next_offset) VALUES (?, ?, 0)
            ON CONFLICT (topic, partition) DO UPDATE SET next_offset = o.next_offset
            RETURNING next_offset
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

    /** Locks the partition's row for the current transaction, so that two instances never apply it at once. */
    long lock(TopicPartition partition) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, partition.topic());
            statement.setInt(2, partition.partition());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    void advance(TopicPartition partition, long nextOffset) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE consumer_offset SET next_offset = ? WHERE topic = ? AND partition = ?")) {
            statement.setLong(1, nextOffset);
            statement.setString(2, partition.topic());
            statement.setInt(3, partition.partition());
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
