package org.anju.household.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.household.privacy.FieldCipher;

/** Remembers by the ids that clients gave what was done, so that a request sent again changes nothing. */
@ApplicationScoped
class ServedRequests {

    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";
    private static final String FIND = "SELECT version, digest, recorded_at FROM household_request WHERE id = ?";

    /** Nothing is inserted when somebody used the id for a household out of sight. */
    private static final String REMEMBER = """
            INSERT INTO household_request (id, household_id, version, digest, recorded_at)
            SELECT ?, household_id, version, ?, recorded_at FROM household_change WHERE household_id = ? AND version = ?
            ON CONFLICT DO NOTHING
            RETURNING version, digest, recorded_at
            """;

    private final AgroalDataSource dataSource;
    private final FieldCipher cipher;
    private final ObjectMapper json;

    ServedRequests(AgroalDataSource dataSource, FieldCipher cipher, ObjectMapper json) {
        this.dataSource = dataSource;
        this.cipher = cipher;
        this.json = json;
    }

    /** @param version of the household, which it led to */
    record Served(long version, byte[] digest, Instant recordedAt) {}

    /** Waits for the same request that is being served right now. */
    Optional<Served> findEarlier(UUID id, byte[] digest) {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement lock = connection.prepareStatement(ONE_AT_A_TIME)) {
                lock.setString(1, id.toString());
                lock.execute();
            }
            try (PreparedStatement find = connection.prepareStatement(FIND)) {
                find.setObject(1, id);
                Optional<Served> earlier = first(find);
                if (earlier.isPresent() && !Arrays.equals(earlier.get().digest(), digest)) {
                    throw idInUse();
                }
                return earlier;
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    Served remember(UUID id, byte[] digest, UUID householdId, long version) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
            statement.setObject(1, id);
            statement.setBytes(2, digest);
            statement.setObject(3, householdId);
            statement.setLong(4, version);
            return first(statement).orElseThrow(ServedRequests::idInUse);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Keyed, since requests hold personal data. */
    byte[] digestOf(UUID householdId, Object request) {
        try {
            return cipher.sealer()
                    .digestOf(request.getClass().getSimpleName()
                            + ' '
                            + householdId
                            + ' '
                            + json.writeValueAsString(request));
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException(exception);
        }
    }

    static ProblemException idInUse() {
        return ProblemException.conflict(
                        "id-in-use",
                        Text.of("The id stands for something else already", "该id已用于其他内容"),
                        Text.of(
                                "An id made by the client stands for one request with one body, or one person. Make a new id, or send the first body again.",
                                "客户端生成的id只对应一个请求及其内容,或一名人员。请生成新的id,或按原内容重新发送。"))
                .violation("id", "an id not used before", null);
    }

    private static Optional<Served> first(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new Served(
                            row.getLong(1),
                            row.getBytes(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()))
                    : Optional.empty();
        }
    }
}
