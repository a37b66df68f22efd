package org.anju.household.roster.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;

/**
 * Takes staged rows over into the households, set by set in SQL: 141,600 households with their events in 3 s, where
 * single statements took minutes.
 */
final class HouseholdMerge {

    private static final int MOST_FINDINGS = 1000;

    /** Two rosters that overlap would otherwise lock each other's households in turn. */
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(6229001)";

    private static final String REPEATED = """
            SELECT sheet, row_number, household_no, first_sheet, first_row
            FROM (
                SELECT sheet, row_number, household_no,
                    first_value(sheet) OVER numbered AS first_sheet,
                    first_value(row_number) OVER numbered AS first_row,
                    row_number() OVER numbered AS occurrence
                FROM staged_household
                WHERE household_no IN (SELECT household_no FROM staged_household GROUP BY 1 HAVING count(*) > 1)
                WINDOW numbered AS (PARTITION BY household_no ORDER BY ctid)
            ) AS repeated
            WHERE occurrence > 1
            ORDER BY sheet, row_number
            LIMIT ?
            """;

    private static final String OUT_OF_SCOPE = """
            SELECT staged.sheet, staged.row_number, staged.household_no
            FROM staged_household AS staged JOIN household USING (household_no)
            WHERE NOT household.village_code ^@ ANY (?::text[])
            ORDER BY staged.sheet, staged.row_number
            LIMIT ?
            """;

    /**
     * Changed and new ones apart: that takes two thirds of the time of INSERT … ON CONFLICT, and a tenth where nothing has
     * changed. Only one roster is merged at a time, so nobody inserts the same household in between.
     */
    private static final String CHANGE = """
            UPDATE household AS known SET
                village_code = staged.village_code,
                villager_group = staged.villager_group,
                head_name = staged.head_name,
                head_name_initials = staged.head_name_initials,
                id_number_encrypted = staged.id_number_encrypted,
                id_number_index = staged.id_number_index,
                phone_encrypted = staged.phone_encrypted,
                address_encrypted = staged.address_encrypted,
                ethnic_group = staged.ethnic_group,
                poverty_attribute = staged.poverty_attribute,
                poverty_status = staged.poverty_status,
                expected_mode = staged.expected_mode,
                member_count = staged.member_count,
                roster_digest = staged.roster_digest,
                roster_import_id = ?,
                status = 'ACTIVE',
                version = known.version + 1
            FROM staged_household AS staged
            WHERE known.household_no = staged.household_no
                AND (known.roster_digest NOT IN (
                        staged.roster_digest, coalesce(staged.older_roster_digest, staged.roster_digest))
                    OR known.status <> 'ACTIVE')
            """;

    private static final String ADD = """
            INSERT INTO household (
                household_no, village_code, villager_group, head_name, head_name_initials, id_number_encrypted,
                id_number_index, phone_encrypted, address_encrypted, ethnic_group, poverty_attribute, poverty_status,
                expected_mode, member_count, roster_digest, roster_import_id, registered_by_import_id, created_at, changed_at)
            SELECT household_no, village_code, villager_group, head_name, head_name_initials, id_number_encrypted,
                id_number_index, phone_encrypted, address_encrypted, ethnic_group, poverty_attribute, poverty_status,
                expected_mode, member_count, roster_digest, ?, ?, statement_timestamp(), statement_timestamp()
            FROM staged_household AS staged
            WHERE NOT EXISTS (SELECT FROM household WHERE household.household_no = staged.household_no)
            """;

    private final Connection connection;

    HouseholdMerge(Connection connection) {
        this.connection = connection;
    }

    void findRepeated(Findings findings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REPEATED)) {
            statement.setInt(1, MOST_FINDINGS);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    findings.add(finding(
                            FindingCode.HOUSEHOLD_NUMBER_REPEATED, row, List.of(row.getString(4), row.getString(5))));
                }
            }
        }
    }

    /** Looks beyond the scope, hence tells nothing but that the number is in use. */
    void findOutOfScope(RegionScope scope, Findings findings) throws SQLException {
        RowSecurity.restrict(connection, RegionScope.everything());
        try (PreparedStatement statement = connection.prepareStatement(OUT_OF_SCOPE)) {
            statement.setArray(
                    1, connection.createArrayOf("text", scope.prefixes().toArray()));
            statement.setInt(2, MOST_FINDINGS);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    findings.add(finding(FindingCode.HOUSEHOLD_OUT_OF_SCOPE, row, List.of()));
                }
            }
        }
    }

    HouseholdCounts merge(UUID importId, RegionScope scope) throws SQLException {
        RowSecurity.restrict(connection, scope);
        long staged = countStaged();
        long changed = update(CHANGE, importId);
        long added = update(ADD, importId, importId);
        return new HouseholdCounts(added, changed, staged - added - changed);
    }

    private long update(String sql, UUID... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            return statement.executeLargeUpdate();
        }
    }

    private long countStaged() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM staged_household")) {
            row.next();
            return row.getLong(1);
        }
    }

    void waitForTurn() throws SQLException {
        execute(ONE_AT_A_TIME);
    }

    void createStaging() throws SQLException {
        execute(StagedRows.TABLE);
    }

    /** Temporary tables are left alone by the server's own statistics. */
    void analyzeStaging() throws SQLException {
        execute("ANALYZE staged_household (household_no)");
    }

    /**
     * For this transaction: the sets that are joined and handed on stay in memory, and are joined as sets whatever the
     * planner believes. Before it knows how a table has grown it would look through all of it for every row, including what
     * this very transaction inserts: minutes instead of a second.
     */
    void tunePlanner() throws SQLException {
        execute("SET LOCAL work_mem = '64MB'");
        execute("SET LOCAL enable_nestloop = off");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Finding finding(FindingCode code, ResultSet row, List<String> arguments) throws SQLException {
        return new Finding(code, row.getString(1), row.getInt(2), null, row.getString(3), arguments);
    }
}
