package org.anju.household.roster.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.UUID;
import org.anju.common.caller.RegionScope;

/**
 * Finds the registered household for each staged one: by its number, else by its head's identity number within the village. All
 * set by set in SQL: 141,600 households in half a second, where single statements took minutes.
 */
final class RosterTargets {

    /** Also from what was digested with the key before, as long as that is in use. */
    private static final String DIFFERS =
            "known.roster_digest NOT IN (staged.roster_digest, coalesce(staged.older_roster_digest, staged.roster_digest))";

    private static final String FIND_BY_NUMBER = """
            CREATE TEMPORARY TABLE roster_target ON COMMIT DROP AS
            SELECT staged.line, known.id AS household_id, NULL::text AS renumbered_from,
                known.village_code ^@ ANY (%s::text[]) AS in_scope,
                %s OR known.status <> 'ACTIVE' AS facts_changed,
                staged.member_digest IS NOT NULL AND known.member_digest IS DISTINCT FROM staged.member_digest
                    AS members_changed
            FROM staged_row AS staged LEFT JOIN household AS known ON known.household_no = staged.household_no
            WHERE staged.head_line IS NULL
            """;

    /**
     * Only where that names one household which the roster does not tell of by its number too: two rows with one head are
     * two households until somebody decides otherwise.
     */
    private static final String FIND_BY_HEAD = """
            UPDATE roster_target AS target SET
                household_id = found.id,
                renumbered_from = found.household_no,
                in_scope = true,
                facts_changed = found.facts_changed,
                members_changed = found.members_changed
            FROM (
                SELECT staged.line, min(known.id::text)::uuid AS id, min(known.household_no) AS household_no,
                    bool_or(%s) AS facts_changed,
                    bool_or(staged.member_digest IS NOT NULL
                        AND known.member_digest IS DISTINCT FROM staged.member_digest) AS members_changed
                FROM roster_target
                    JOIN staged_row AS staged USING (line)
                    JOIN household AS known
                        ON known.id_number_index = staged.id_number_index AND known.village_code = staged.village_code
                WHERE roster_target.household_id IS NULL AND known.status = 'ACTIVE'
                    AND NOT EXISTS (SELECT FROM roster_target AS other WHERE other.household_id = known.id)
                GROUP BY staged.line HAVING count(*) = 1) AS found
            WHERE target.line = found.line
            """.formatted(DIFFERS);

    /** Where events or another key have left no digest, the persons themselves are compared. */
    private static final String COMPARE_MEMBERS = """
            UPDATE roster_target AS target SET members_changed = false
            FROM household AS known
            WHERE known.id = target.household_id AND target.members_changed AND known.member_digest IS NULL
                AND NOT EXISTS (
                    SELECT name, relation, id_number_index FROM staged_row WHERE head_line = target.line
                    EXCEPT
                    SELECT name, relation, id_number_index FROM household_member
                    WHERE household_id = known.id AND until_version IS NULL)
                AND NOT EXISTS (
                    SELECT name, relation, id_number_index FROM household_member
                    WHERE household_id = known.id AND until_version IS NULL
                    EXCEPT
                    SELECT name, relation, id_number_index FROM staged_row WHERE head_line = target.line)
            """;

    private static final String COUNT = """
            SELECT count(*) FILTER (WHERE household_id IS NULL),
                count(*) FILTER (WHERE household_id IS NOT NULL AND (facts_changed OR members_changed
                    OR renumbered_from <> staged.household_no)),
                count(*)
            FROM roster_target JOIN staged_row AS staged USING (line)
            """;

    /** Both sides shall hear that they use one number. */
    private static final String CLAIM_NUMBERS = """
            INSERT INTO household_number_claim (household_no, village_code, roster_import_id, sheet, row_number)
            SELECT household_no, village_code, ?, sheet, row_number
            FROM roster_target JOIN staged_row AS staged USING (line)
            WHERE household_id IS NOT NULL AND NOT in_scope
            ORDER BY line
            ON CONFLICT DO NOTHING
            """;

    private static final String LEAVE_OUT = """
            WITH left_out AS (SELECT unnest(?::integer[]) AS line), without_target AS (
                DELETE FROM roster_target USING left_out WHERE roster_target.line = left_out.line)
            DELETE FROM staged_row USING left_out WHERE coalesce(staged_row.head_line, staged_row.line) = left_out.line
            """;

    private final Connection connection;

    RosterTargets(Connection connection) {
        this.connection = connection;
    }

    /** Looks beyond the scope, since numbers are given once in the whole country: to be called with all rows visible. */
    void find(RegionScope scope) throws SQLException {
        String prefixes = connection
                .createArrayOf("text", scope.prefixes().toArray())
                .toString()
                .replace("'", "''");
        execute(FIND_BY_NUMBER.formatted("'" + prefixes + "'", DIFFERS));
        execute("ANALYZE roster_target");
        execute(FIND_BY_HEAD);
        execute(COMPARE_MEMBERS);
    }

    /** Of what is staged, when all of it is merged. */
    HouseholdCounts count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNT)) {
            row.next();
            long added = row.getLong(1);
            long changed = row.getLong(2);
            return new HouseholdCounts(added, changed, row.getLong(3) - added - changed);
        }
    }

    /** Of households outside the scope, which the roster must not touch. */
    void claimNumbers(UUID importId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM_NUMBERS)) {
            statement.setObject(1, importId);
            statement.executeUpdate();
        }
    }

    void leaveOut(Collection<Integer> lines) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(LEAVE_OUT)) {
            statement.setArray(1, connection.createArrayOf("integer", lines.toArray()));
            statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
