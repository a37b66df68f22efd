package org.anju.report.roster;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.report.counting.Columns;
import org.anju.report.counting.Division;

/** Whole batches in single statements: docs/adr/0006 holds what that gains. */
@ApplicationScoped
class RosterStore {

    private static final String FIND = """
            SELECT household_id, village_code, version, active FROM roster_household WHERE household_id = ANY (?)
            """;
    private static final String SAVE = """
            INSERT INTO roster_household (household_id, village_code, version, active)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::boolean[])
            ON CONFLICT (household_id) DO UPDATE
            SET village_code = excluded.village_code, version = excluded.version, active = excluded.active
            """;
    private static final String ADD = """
            INSERT INTO roster_cell AS c (level, region_code, households)
            SELECT * FROM unnest(?::smallint[], ?::text[], ?::bigint[])
            ON CONFLICT (level, region_code) DO UPDATE SET households = c.households + excluded.households
            """;
    private static final String DELETE_EMPTY = """
            DELETE FROM roster_cell c USING unnest(?::smallint[], ?::text[]) AS s (level, region_code)
            WHERE c.level = s.level AND c.region_code = s.region_code AND c.households = 0
            """;

    private final AgroalDataSource dataSource;

    RosterStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    Map<UUID, RosterEntry> find(Collection<UUID> households) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            new Columns<>(connection, statement, households).bind("uuid", id -> id);
            Map<UUID, RosterEntry> found = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    RosterEntry entry = new RosterEntry(
                            row.getObject(1, UUID.class), row.getString(2), row.getLong(3), row.getBoolean(4));
                    found.put(entry.householdId(), entry);
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    void save(List<RosterEntry> entries) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAVE)) {
            new Columns<>(connection, statement, entries)
                    .bind("uuid", RosterEntry::householdId)
                    .bind("text", RosterEntry::villageCode)
                    .bind("bigint", RosterEntry::version)
                    .bind("boolean", RosterEntry::active);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    void add(SortedMap<Division, Long> deltas) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            new Columns<>(connection, statement, deltas.entrySet())
                    .bind("smallint", entry -> entry.getKey().level().number())
                    .bind("text", entry -> entry.getKey().code())
                    .bind("bigint", Map.Entry::getValue);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    void deleteEmpty(List<Division> cells) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(DELETE_EMPTY)) {
            new Columns<>(connection, statement, cells)
                    .bind("smallint", cell -> cell.level().number())
                    .bind("text", Division::code);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
