package org.anju.household.duplicate;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.household.duplicate.HouseholdDuplicateResponse.Decided;

/**
 * The cases that the database has found. Row-level security shows those of which the transaction covers a side; what lies
 * beyond comes from functions that tell little of it.
 */
@ApplicationScoped
class DuplicateRepository {

    private static final String PAGE = """
            SELECT duplicate.id, kind, state, found_at
            FROM household_duplicate AS duplicate CROSS JOIN LATERAL state_of_duplicate(duplicate.id) AS state
            WHERE duplicate.id > ?
                AND kind = coalesce(?, kind)
                AND state = coalesce(?, state)
                AND EXISTS (
                    SELECT FROM household_duplicate_place AS place
                    WHERE place.duplicate_id = duplicate.id AND place.village_code ^@ ANY (?))
            ORDER BY duplicate.id
            LIMIT ?
            """;

    private static final String ONE = """
            SELECT id, kind, state, found_at FROM household_duplicate, state_of_duplicate(id) AS state WHERE id = ?
            """;

    private static final String SIDES = """
            SELECT duplicate_id, id, own, current, household_no, village_code, status, name, relation, id_number_encrypted,
                roster_import_id, sheet, row_number
            FROM sides_of_duplicates(?)
            """;

    private static final String DECISIONS = """
            SELECT duplicate_id, decision, household_id, note, decided_at, decided_by_name
            FROM household_duplicate_decision WHERE duplicate_id = ANY (?) ORDER BY id DESC
            """;

    private static final String DECIDE = """
            INSERT INTO household_duplicate_decision (
                duplicate_id, decision, household_id, note, sides, decided_at, decided_by_subject, decided_by_name)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String COUNTS = """
            SELECT county, kind,
                count(*) FILTER (WHERE state = 'OPEN') AS open,
                count(*) FILTER (WHERE state = 'DECIDED') AS decided,
                count(*) FILTER (WHERE state = 'GONE') AS gone
            FROM (
                    SELECT DISTINCT duplicate.id, kind, rpad(left(village_code, 6), 12, '0') AS county
                    FROM household_duplicate AS duplicate JOIN household_duplicate_place ON duplicate_id = duplicate.id
                    WHERE village_code ^@ ANY (?)) AS touched
                CROSS JOIN LATERAL state_of_duplicate(id) AS state
            GROUP BY county, kind
            ORDER BY county, kind
            """;

    private final AgroalDataSource dataSource;

    DuplicateRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    record Found(UUID id, DuplicateKind kind, DuplicateState state, Instant foundAt) {}

    /** @param id null beyond the transaction's scope */
    record FoundSide(
            UUID duplicateId,
            UUID id,
            boolean own,
            boolean current,
            String householdNo,
            String villageCode,
            String status,
            String name,
            String relation,
            byte[] idNumberEncrypted,
            UUID rosterImportId,
            String sheet,
            Integer row) {}

    record Counted(String county, DuplicateKind kind, long open, long decided, long gone) {}

    /** In the order in which they were found. */
    List<Found> findPage(Collection<String> prefixes, DuplicateFilter filter, UUID after, int limit) {
        return query(
                PAGE,
                statement -> {
                    statement.setObject(1, after);
                    statement.setString(2, nameOf(filter.kind()));
                    statement.setString(3, nameOf(filter.state()));
                    statement.setArray(4, array(statement, "text", prefixes));
                    statement.setInt(5, limit);
                },
                DuplicateRepository::found);
    }

    /** Empty when there is none or it touches nothing of the transaction's scope. */
    List<Found> find(UUID id) {
        return query(ONE, statement -> statement.setObject(1, id), DuplicateRepository::found);
    }

    Map<UUID, List<FoundSide>> sidesOf(Collection<UUID> duplicates) {
        return query(
                        SIDES,
                        statement -> statement.setArray(1, array(statement, "uuid", duplicates)),
                        DuplicateRepository::side)
                .stream()
                .collect(Collectors.groupingBy(FoundSide::duplicateId));
    }

    /** Latest first. */
    Map<UUID, List<Decided>> decisionsOf(Collection<UUID> duplicates) {
        return query(
                        DECISIONS,
                        statement -> statement.setArray(1, array(statement, "uuid", duplicates)),
                        row -> Map.entry(row.getObject("duplicate_id", UUID.class), decided(row)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    void decide(UUID duplicate, DecideDuplicateRequest request, Collection<UUID> sides, Caller by, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(DECIDE)) {
            statement.setObject(1, duplicate);
            statement.setString(2, request.decision().name());
            statement.setObject(3, request.householdId());
            statement.setString(4, request.note());
            statement.setArray(5, array(statement, "uuid", sides));
            statement.setObject(6, at.atOffset(ZoneOffset.UTC));
            statement.setString(7, by.subject());
            statement.setString(8, by.username());
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    List<Counted> count(Collection<String> prefixes) {
        return query(
                COUNTS,
                statement -> statement.setArray(1, array(statement, "text", prefixes)),
                row -> new Counted(
                        row.getString("county"),
                        DuplicateKind.valueOf(row.getString("kind")),
                        row.getLong("open"),
                        row.getLong("decided"),
                        row.getLong("gone")));
    }

    private <T> List<T> query(String sql, Binding binding, Reading<T> reading) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reading.read(row));
                }
            }
            return rows;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getObject("id", UUID.class),
                DuplicateKind.valueOf(row.getString("kind")),
                DuplicateState.valueOf(row.getString("state")),
                row.getObject("found_at", OffsetDateTime.class).toInstant());
    }

    private static FoundSide side(ResultSet row) throws SQLException {
        return new FoundSide(
                row.getObject("duplicate_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getBoolean("own"),
                row.getBoolean("current"),
                row.getString("household_no"),
                row.getString("village_code"),
                row.getString("status"),
                row.getString("name"),
                row.getString("relation"),
                row.getBytes("id_number_encrypted"),
                row.getObject("roster_import_id", UUID.class),
                row.getString("sheet"),
                row.getObject("row_number", Integer.class));
    }

    private static Decided decided(ResultSet row) throws SQLException {
        return new Decided(
                Decision.valueOf(row.getString("decision")),
                row.getObject("household_id", UUID.class),
                row.getString("note"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by_name"));
    }

    private static Array array(PreparedStatement statement, String type, Collection<?> values) throws SQLException {
        return statement.getConnection().createArrayOf(type, values.toArray());
    }

    private static String nameOf(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
