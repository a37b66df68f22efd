package org.anju.household.export;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.common.fact.HouseholdFacts;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Masked;
import org.anju.household.privacy.Secret;
import org.anju.household.registry.AssuranceMode;
import org.anju.household.registry.PovertyAttribute;
import org.anju.household.registry.PovertyStatus;
import org.anju.household.registry.RelationToHead;

/** A roster as it stood at one moment, read row by row from a transaction of its own. For one thread. */
final class RosterSnapshot implements AutoCloseable {

    /** Few enough to stay in memory, and enough to ask the server seldom. */
    private static final int ROWS_AT_ONCE = 500;

    private static final String WITHIN = """
            household.village_code BETWEEN rpad(?, 12, '0') AND rpad(?, 12, '9')
            AND (?::text IS NULL OR household.status = ?)
            """;
    private static final String COUNT = "SELECT count(*) FROM household WHERE " + WITHIN;
    private static final String COUNT_MEMBERS =
            "SELECT count(*) FROM household JOIN household_member ON household_id = household.id"
                    + " WHERE until_version IS NULL AND " + WITHIN;
    private static final String HOUSEHOLDS = """
            SELECT household.id, household_no, village_code, villager_group, head_name, household.id_number_encrypted,
                phone_encrypted, ethnic_group, member_count, poverty_attribute, poverty_status, expected_mode, status,
                version
            FROM household WHERE %s ORDER BY village_code, household_no
            """.formatted(WITHIN);
    private static final String PERSONS = """
            SELECT household.id, household_no, village_code, villager_group, head_name, household.id_number_encrypted,
                phone_encrypted, ethnic_group, member_count, poverty_attribute, poverty_status, expected_mode, status,
                version, member.name, member.relation, member.id_number_encrypted
            FROM household
            LEFT JOIN household_member AS member ON member.household_id = household.id AND member.until_version IS NULL
            WHERE %s ORDER BY village_code, household_no, member.row_id
            """.formatted(WITHIN);

    private final Connection connection;
    private final RosterRequest request;
    private final FieldSealer sealer;
    private final Places places;

    private RosterSnapshot(Connection connection, RosterRequest request, FieldSealer sealer, Places places) {
        this.connection = connection;
        this.request = request;
        this.sealer = sealer;
        this.places = places;
    }

    interface RowSink {
        void accept(ExportedRow row) throws IOException;
    }

    /** @param longest after which the database breaks off */
    static RosterSnapshot open(
            AgroalDataSource dataSource, RosterRequest request, FieldSealer sealer, Places places, Duration longest) {
        try {
            RosterSnapshot snapshot = new RosterSnapshot(dataSource.getConnection(), request, sealer, places);
            snapshot.begin(longest);
            return snapshot;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    long countRows() {
        return count(COUNT) + (request.persons() ? count(COUNT_MEMBERS) : 0);
    }

    void forEach(RowSink sink) throws IOException {
        try (PreparedStatement statement = connection.prepareStatement(request.persons() ? PERSONS : HOUSEHOLDS)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                UUID latest = null;
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    if (!id.equals(latest)) {
                        latest = id;
                        sink.accept(head(row, id));
                    }
                    if (request.persons() && row.getString(15) != null) {
                        sink.accept(member(row, id));
                    }
                }
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private void begin(Duration longest) throws SQLException {
        try {
            connection.setAutoCommit(false);
            execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            execute("SET LOCAL transaction_timeout = " + longest.toMillis());
            // Rows are wanted as they stand in the index, from the first one on, not sorted on disk beforehand.
            execute("SET LOCAL enable_sort = off");
            RowSecurity.restrict(connection, request.scope());
        } catch (SQLException exception) {
            connection.close();
            throw exception;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        String status = request.status() == null ? null : request.status().name();
        statement.setString(1, request.prefix());
        statement.setString(2, request.prefix());
        statement.setString(3, status);
        statement.setString(4, status);
    }

    private ExportedRow head(ResultSet row, UUID id) throws SQLException {
        return new ExportedRow(
                id,
                row.getString(2),
                places.of(row.getString(3)),
                row.getString(4),
                row.getString(5),
                RelationToHead.HEAD,
                Masked.idNumber(sealer.open(Secret.ID_NUMBER, row.getBytes(6))),
                Masked.phone(sealer.open(Secret.PHONE, row.getBytes(7))),
                row.getString(8),
                row.getInt(9),
                valueOf(PovertyAttribute.class, row.getString(10)),
                valueOf(PovertyStatus.class, row.getString(11)),
                valueOf(AssuranceMode.class, row.getString(12)),
                HouseholdFacts.Status.valueOf(row.getString(13)),
                row.getLong(14));
    }

    private ExportedRow member(ResultSet row, UUID id) throws SQLException {
        return new ExportedRow(
                id,
                row.getString(2),
                places.of(row.getString(3)),
                row.getString(4),
                row.getString(15),
                RelationToHead.valueOf(row.getString(16)),
                Masked.idNumber(sealer.open(Secret.ID_NUMBER, row.getBytes(17))),
                null,
                null,
                null,
                null,
                null,
                null,
                HouseholdFacts.Status.valueOf(row.getString(13)),
                row.getLong(14));
    }

    private static <E extends Enum<E>> E valueOf(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
