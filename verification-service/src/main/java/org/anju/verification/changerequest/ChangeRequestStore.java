package org.anju.verification.changerequest;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;

/** Change requests and what they are about, in the current JTA transaction and within its scope. */
@ApplicationScoped
class ChangeRequestStore {

    private static final String RECORD = """
            SELECT v.id, v.campaign_id, v.household_id, coalesce(h.village_code, v.village_code), v.state,
                v.standing = 'STANDING', v.submitted_by
            FROM verification v LEFT JOIN household h ON h.id = v.household_id
            WHERE v.id = ?
            """;
    private static final String HOUSEHOLD = """
            SELECT v.id, ?::uuid, h.id, h.village_code, v.state, true, v.submitted_by
            FROM household h
            LEFT JOIN verification v ON v.campaign_id = ? AND v.household_id = h.id AND v.standing = 'STANDING'
            WHERE h.id = ? AND h.active
            """;
    private static final String INSERT = """
            INSERT INTO change_request (id, campaign_id, household_id, verification_id, village_code, state, reason, change,
                requested_by, requested_by_name, requested_at)
            VALUES (?, ?, ?, ?, ?, 'PENDING', ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String OPEN = """
            SELECT id FROM change_request
            WHERE household_id = ? AND campaign_id = ? AND state IN ('PENDING', 'APPROVED')
            """;
    private static final String PAGE = """
            SELECT * FROM change_request
            WHERE village_code BETWEEN ? AND ? AND id > ? AND state = coalesce(?, state) AND campaign_id = coalesce(?, campaign_id)
            ORDER BY id LIMIT ?
            """;
    private static final String DECIDE = """
            UPDATE change_request
            SET state = ?, decided_by = ?, decided_by_name = ?, decided_at = ?, decision_note = ? WHERE id = ?
            """;
    /** The certificate that counts the record, and that of the village which the household is to be let into. */
    private static final String SUPERSEDE = """
            UPDATE closure_certificate SET superseded_at = ?, superseded_by = ?
            WHERE campaign_id = ? AND superseded_at IS NULL AND (village_code = ? OR verification_ids @> ARRAY[?::uuid])
            """;

    private final AgroalDataSource dataSource;

    ChangeRequestStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What a change is asked of.
     *
     * @param recordId null, as its state and submitter, where the household has no record
     */
    record Target(
            UUID recordId,
            UUID campaignId,
            UUID householdId,
            String villageCode,
            String state,
            boolean standing,
            String submittedBy) {}

    Optional<Target> record(UUID id) {
        return read(RECORD, statement -> statement.setObject(1, id), ChangeRequestStore::target);
    }

    Optional<Target> household(UUID campaign, UUID id) {
        return read(
                HOUSEHOLD,
                statement -> {
                    statement.setObject(1, campaign);
                    statement.setObject(2, campaign);
                    statement.setObject(3, id);
                },
                ChangeRequestStore::target);
    }

    /** @return whether it was inserted: its id was free, and no other of the household is open */
    boolean insert(ChangeRequest request) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, request.id());
            statement.setObject(2, request.campaignId());
            statement.setObject(3, request.householdId());
            statement.setObject(4, request.verificationId());
            statement.setString(5, request.villageCode());
            statement.setString(6, request.reason());
            statement.setString(7, request.change());
            statement.setString(8, request.requestedBy());
            statement.setString(9, request.requestedByName());
            statement.setTimestamp(10, Timestamp.from(request.requestedAt()));
            return statement.executeUpdate() == 1;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    Optional<UUID> openOf(UUID household, UUID campaign) {
        return read(
                OPEN,
                statement -> {
                    statement.setObject(1, household);
                    statement.setObject(2, campaign);
                },
                row -> row.getObject(1, UUID.class));
    }

    Optional<ChangeRequest> find(UUID id) {
        return read(
                "SELECT * FROM change_request WHERE id = ?",
                statement -> statement.setObject(1, id),
                ChangeRequestStore::request);
    }

    Optional<ChangeRequest> lock(UUID id) {
        return read(
                "SELECT * FROM change_request WHERE id = ? FOR UPDATE",
                statement -> statement.setObject(1, id),
                ChangeRequestStore::request);
    }

    List<ChangeRequest> page(RegionCode region, UUID campaign, ChangeRequestState state, UUID after, int limit) {
        String prefix = region.prefix();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, prefix + "0".repeat(12 - prefix.length()));
            statement.setString(2, prefix + "9".repeat(12 - prefix.length()));
            statement.setObject(3, after == null ? new UUID(0, 0) : after);
            statement.setString(4, state == null ? null : state.name());
            statement.setObject(5, campaign, Types.OTHER);
            statement.setInt(6, limit);
            List<ChangeRequest> requests = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    requests.add(request(row));
                }
            }
            return requests;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    void decide(UUID id, ChangeRequestState state, String note, Caller caller, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(DECIDE)) {
            statement.setString(1, state.name());
            statement.setString(2, caller.subject());
            statement.setString(3, caller.username());
            statement.setTimestamp(4, Timestamp.from(at));
            statement.setString(5, note);
            statement.setObject(6, id);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** The database lets a locked record go by this setting alone, and holds it against the request that it names. */
    void actBy(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT set_config('anju.change_request', ?, true)")) {
            statement.setString(1, id == null ? "" : id.toString());
            statement.execute();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    void supersedeCertificates(ChangeRequest request, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SUPERSEDE)) {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setObject(2, request.id());
            statement.setObject(3, request.campaignId());
            statement.setString(4, request.villageCode());
            statement.setObject(5, request.verificationId(), Types.OTHER);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Target target(ResultSet row) throws SQLException {
        return new Target(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                row.getString(7));
    }

    private static ChangeRequest request(ResultSet row) throws SQLException {
        return new ChangeRequest(
                row.getObject("id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getObject("household_id", UUID.class),
                row.getObject("verification_id", UUID.class),
                row.getString("village_code"),
                ChangeRequestState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("change"),
                row.getString("requested_by"),
                row.getString("requested_by_name"),
                instant(row, "requested_at"),
                row.getString("decided_by_name"),
                instant(row, "decided_at"),
                row.getString("decision_note"),
                row.getObject("used_by", UUID.class),
                instant(row, "used_at"),
                row.getObject("certificate_id", UUID.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    @FunctionalInterface
    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> read(String query, Binding binding, Reading<T> reading) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            binding.to(statement);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(reading.from(row)) : Optional.empty();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
