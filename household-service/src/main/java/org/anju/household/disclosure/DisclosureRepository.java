package org.anju.household.disclosure;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;

/** All methods take part in the current transaction, and see what row-level security lets it see. */
@ApplicationScoped
class DisclosureRepository {

    private static final String OF_HEAD = """
            SELECT village_code, id_number_encrypted, phone_encrypted, address_encrypted FROM household WHERE id = ?
            """;
    private static final String OF_MEMBER = """
            SELECT village_code, member.id_number_encrypted, phone_encrypted, address_encrypted
            FROM household JOIN household_member AS member ON member.household_id = household.id
            WHERE household.id = ? AND member.id = ? AND member.until_version IS NULL
            """;
    /** Counting and adding must not overlap with those of another request of the same person. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(6229002, hashtext(?))";

    private static final String EARLIER = "SELECT earlier_disclosure_at(?, ?)";
    private static final String ADD = """
            INSERT INTO identity_disclosure (id, household_id, member_id, village_code, fields, reason, subject, username)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String LIST = """
            SELECT id, household_id, member_id, village_code, fields, reason, subject, username, disclosed_at
            FROM identity_disclosure
            WHERE (?::uuid IS NULL OR id < ?) AND (?::text IS NULL OR username = ?)
                AND (?::uuid IS NULL OR household_id = ?)
            ORDER BY id DESC LIMIT ?
            """;

    private final AgroalDataSource dataSource;

    DisclosureRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<SealedIdentity> findHead(UUID householdId) {
        return find(OF_HEAD, householdId);
    }

    Optional<SealedIdentity> findMember(UUID householdId, UUID memberId) {
        return find(OF_MEMBER, householdId, memberId);
    }

    private Optional<SealedIdentity> find(String sql, UUID... ids) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, (Object[]) ids);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new SealedIdentity(
                        new RegionCode(row.getString(1)), row.getBytes(2), row.getBytes(3), row.getBytes(4)));
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Until the end of the transaction no other request of this person counts or adds. */
    void lock(String subject) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, subject);
            statement.execute();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** When the given number of disclosures, counted from the latest, began; empty when there are fewer. */
    Optional<Instant> startOfLatest(int count, String subject) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(EARLIER)) {
            bind(statement, subject, count - 1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant);
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    void add(UUID id, UUID householdId, DiscloseIdentityRequest request, RegionCode village, Caller caller) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            Object fields = connection.createArrayOf(
                    "text", request.fields().stream().map(Enum::name).sorted().toArray());
            bind(
                    statement,
                    id,
                    householdId,
                    request.memberId(),
                    village.value(),
                    fields,
                    request.reason(),
                    caller.subject(),
                    caller.username());
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Newest first. */
    List<DisclosureRecord> findBefore(UUID cursor, String username, UUID householdId, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LIST)) {
            bind(statement, cursor, cursor, username, username, householdId, householdId, limit);
            try (ResultSet row = statement.executeQuery()) {
                List<DisclosureRecord> found = new ArrayList<>();
                while (row.next()) {
                    found.add(toRecord(row));
                }
                return found;
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static DisclosureRecord toRecord(ResultSet row) throws SQLException {
        return new DisclosureRecord(
                row.getObject("id", UUID.class),
                row.getObject("household_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getString("village_code"),
                List.of((String[]) row.getArray("fields").getArray()),
                row.getString("reason"),
                row.getString("subject"),
                row.getString("username"),
                row.getTimestamp("disclosed_at").toInstant());
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
    }
}
