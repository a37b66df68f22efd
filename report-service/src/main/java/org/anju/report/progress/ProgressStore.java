package org.anju.report.progress;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.report.counting.Columns;

/** Whole batches in single statements: docs/adr/0006 holds what that gains. */
@ApplicationScoped
class ProgressStore {

    private static final String FIND = """
            SELECT p.campaign_id, p.household_id, p.village_code, p.verification_id, p.revision, p.version, p.day,
                   p.assurance_category, p.assurance_mode, p.state, p.secured
            FROM household_progress p
            JOIN unnest(?::uuid[], ?::uuid[]) AS k (campaign_id, household_id) USING (campaign_id, household_id)
            """;
    private static final String SAVE = """
            INSERT INTO household_progress (campaign_id, household_id, village_code, verification_id, revision, version,
                                            day, assurance_category, assurance_mode, state, secured)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::integer[], ?::bigint[], ?::date[],
                                 ?::text[], ?::text[], ?::text[], ?::boolean[])
            ON CONFLICT (campaign_id, household_id) DO UPDATE
            SET village_code = excluded.village_code, verification_id = excluded.verification_id,
                revision = excluded.revision, version = excluded.version, day = excluded.day,
                assurance_category = excluded.assurance_category, assurance_mode = excluded.assurance_mode, state = excluded.state, secured = excluded.secured
            """;
    private static final String CELL_COLUMNS =
            "campaign_id, level, region_code, day, assurance_category, assurance_mode, state, secured";
    private static final String ADD = """
            INSERT INTO progress_cell AS c (%1$s, households)
            SELECT * FROM unnest(?::uuid[], ?::smallint[], ?::text[], ?::date[], ?::text[], ?::text[], ?::text[],
                                 ?::boolean[], ?::bigint[])
            ON CONFLICT (%1$s) DO UPDATE SET households = c.households + excluded.households
            """.formatted(CELL_COLUMNS);
    private static final String DELETE_EMPTY = """
            DELETE FROM progress_cell WHERE households = 0 AND (%1$s) IN (
                SELECT * FROM unnest(?::uuid[], ?::smallint[], ?::text[], ?::date[], ?::text[], ?::text[], ?::text[],
                                     ?::boolean[]))
            """.formatted(CELL_COLUMNS);

    private final AgroalDataSource dataSource;

    ProgressStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    Map<ProgressKey, HouseholdProgress> find(Collection<ProgressKey> keys) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            new Columns<>(connection, statement, keys)
                    .bind("uuid", ProgressKey::campaignId)
                    .bind("uuid", ProgressKey::householdId);
            Map<ProgressKey, HouseholdProgress> found = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    HouseholdProgress progress = toProgress(row);
                    found.put(progress.key(), progress);
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    void save(List<HouseholdProgress> progress) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAVE)) {
            new Columns<>(connection, statement, progress)
                    .bind("uuid", row -> row.key().campaignId())
                    .bind("uuid", row -> row.key().householdId())
                    .bind("text", HouseholdProgress::villageCode)
                    .bind("uuid", HouseholdProgress::verificationId)
                    .bind("integer", HouseholdProgress::revision)
                    .bind("bigint", HouseholdProgress::version)
                    .bind("date", HouseholdProgress::day)
                    .bind("text", row -> row.assurance().category())
                    .bind("text", row -> row.assurance().mode())
                    .bind("text", HouseholdProgress::state)
                    .bind("boolean", HouseholdProgress::secured);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    void add(SortedMap<ProgressCell, Long> deltas) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            bindCells(new Columns<>(connection, statement, deltas.keySet()));
            statement.setArray(
                    9, connection.createArrayOf("bigint", deltas.values().toArray()));
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    void deleteEmpty(List<ProgressCell> cells) {
        if (cells.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(DELETE_EMPTY)) {
            bindCells(new Columns<>(connection, statement, cells));
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static void bindCells(Columns<ProgressCell> cells) throws SQLException {
        cells.bind("uuid", ProgressCell::campaignId)
                .bind("smallint", cell -> cell.division().level().number())
                .bind("text", cell -> cell.division().code())
                .bind("date", ProgressCell::day)
                .bind("text", cell -> cell.assurance().category())
                .bind("text", cell -> cell.assurance().mode())
                .bind("text", ProgressCell::state)
                .bind("boolean", ProgressCell::secured);
    }

    private static HouseholdProgress toProgress(ResultSet row) throws SQLException {
        return new HouseholdProgress(
                new ProgressKey(row.getObject("campaign_id", UUID.class), row.getObject("household_id", UUID.class)),
                row.getString("village_code"),
                row.getObject("verification_id", UUID.class),
                row.getInt("revision"),
                row.getLong("version"),
                row.getObject("day", LocalDate.class),
                new Assurance(row.getString("assurance_category"), row.getString("assurance_mode")),
                row.getString("state"),
                row.getBoolean("secured"));
    }
}
