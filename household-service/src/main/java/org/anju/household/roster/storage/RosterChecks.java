package org.anju.household.roster.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;

/**
 * What only the whole of a roster shows, beside the registry. Each query tells line, sheet, row, what was found, and the
 * arguments of its finding.
 */
final class RosterChecks {

    /** More of one kind tells nothing new; but no row with an error goes in for that, see {@link Findings#isFull}. */
    private static final int MOST_ERRORS = 50_000;

    private static final int MOST_WARNINGS = 1000;

    private static final String REPEATED = """
            SELECT line, sheet, row_number, household_no, ARRAY[coalesce(other_sheet, ''), other_row::text]
            FROM (
                SELECT line, sheet, row_number, household_no,
                    row_number() OVER numbered > 1 AS later,
                    coalesce(lag(sheet) OVER numbered, lead(sheet) OVER numbered) AS other_sheet,
                    coalesce(lag(row_number) OVER numbered, lead(row_number) OVER numbered) AS other_row,
                    same
                FROM staged_row JOIN (
                    SELECT household_no, count(DISTINCT roster_digest || coalesce(member_digest, '')) = 1 AS same
                    FROM staged_row WHERE head_line IS NULL AND household_no IS NOT NULL
                    GROUP BY 1 HAVING count(*) > 1) AS repeated USING (household_no)
                WHERE head_line IS NULL
                WINDOW numbered AS (PARTITION BY household_no ORDER BY line)) AS listed
            WHERE %s
            ORDER BY line LIMIT ?
            """;
    private static final String REPEATED_THE_SAME = REPEATED.formatted("same AND later");
    private static final String REPEATED_DIFFERENTLY = REPEATED.formatted("NOT same");

    private static final String DROP = """
            DELETE FROM staged_row USING unnest(?::integer[]) AS dropped (line)
            WHERE coalesce(staged_row.head_line, staged_row.line) = dropped.line
            """;

    private static final String OUT_OF_SCOPE = """
            SELECT line, sheet, row_number, staged.household_no, ARRAY[]::text[]
            FROM roster_target JOIN staged_row AS staged USING (line)
            WHERE household_id IS NOT NULL AND NOT in_scope
            ORDER BY line LIMIT ?
            """;

    /** A household that left the roster by an event comes back by an event; one that an undone import took out may come again. */
    private static final String DEREGISTERED = """
            SELECT line, sheet, row_number, staged.household_no, ARRAY[effective_on::text]
            FROM roster_target
                JOIN staged_row AS staged USING (line)
                JOIN household AS known ON known.id = roster_target.household_id
                JOIN household_change AS change ON change.household_id = known.id AND change.version = known.version
            WHERE known.status = 'REMOVED' AND in_scope AND change.kind IN ('DEREGISTERED', 'MERGED')
            ORDER BY line LIMIT ?
            """;

    private static final String NUMBER_NEEDED = """
            SELECT line, sheet, row_number, NULL, ARRAY[]::text[]
            FROM roster_target JOIN staged_row AS staged USING (line)
            WHERE household_id IS NULL AND household_no IS NULL
            ORDER BY line LIMIT ?
            """;

    private static final String MATCHED_TWICE = """
            SELECT line, sheet, row_number, household_no, ARRAY[coalesce(other_sheet, ''), other_row::text]
            FROM (
                SELECT line, sheet, row_number, staged.household_no,
                    coalesce(lag(sheet) OVER matched, lead(sheet) OVER matched) AS other_sheet,
                    coalesce(lag(row_number) OVER matched, lead(row_number) OVER matched) AS other_row
                FROM roster_target JOIN staged_row AS staged USING (line)
                WHERE renumbered_from IS NOT NULL
                WINDOW matched AS (PARTITION BY household_id ORDER BY line)) AS listed
            WHERE other_row IS NOT NULL
            ORDER BY line LIMIT ?
            """;

    private static final String RENUMBERED = """
            SELECT line, sheet, row_number, staged.household_no, ARRAY[renumbered_from]
            FROM roster_target JOIN staged_row AS staged USING (line)
            WHERE renumbered_from <> staged.household_no
            ORDER BY line LIMIT ?
            """;

    private static final String PERSON_REPEATED = """
            SELECT line, sheet, row_number, NULL, ARRAY[coalesce(other_sheet, ''), other_row::text]
            FROM (
                SELECT line, sheet, row_number, lag(sheet) OVER same_person AS other_sheet,
                    lag(row_number) OVER same_person AS other_row
                FROM staged_row
                WHERE id_number_index IN (
                    SELECT id_number_index FROM staged_row WHERE id_number_index IS NOT NULL GROUP BY 1 HAVING count(*) > 1)
                WINDOW same_person AS (PARTITION BY id_number_index ORDER BY line)) AS listed
            WHERE other_row IS NOT NULL
            ORDER BY line LIMIT ?
            """;

    /** Of households that the roster itself tells of, what it tells counts, not what was known. */
    private static final String PERSON_ELSEWHERE = """
            SELECT DISTINCT ON (line) line, sheet, row_number, NULL, ARRAY[
                CASE WHEN village_code ^@ ANY (?::text[]) THEN household_no ELSE '…' END,
                coalesce((SELECT string_agg(name, '' ORDER BY code) FROM region
                    WHERE code IN (rpad(left(village_code, 6), 12, '0'), rpad(left(village_code, 9), 12, '0'))), '')]
            FROM (
                SELECT person.line, person.sheet, person.row_number, known.household_no, known.village_code
                FROM staged_row AS person JOIN household AS known ON known.id_number_index = person.id_number_index
                WHERE known.status = 'ACTIVE'
                    AND NOT EXISTS (SELECT FROM roster_target AS target WHERE target.household_id = known.id)
                UNION ALL
                SELECT person.line, person.sheet, person.row_number, known.household_no, known.village_code
                FROM staged_row AS person
                    JOIN household_member AS member ON member.id_number_index = person.id_number_index
                    JOIN household AS known ON known.id = member.household_id
                WHERE known.status = 'ACTIVE' AND member.until_version IS NULL
                    AND NOT EXISTS (SELECT FROM roster_target AS target WHERE target.household_id = known.id)) AS elsewhere
            ORDER BY line LIMIT ?
            """;

    private final Connection connection;
    private final Findings findings;
    private final Set<Integer> faulty = new HashSet<>();

    RosterChecks(Connection connection, Findings findings) {
        this.connection = connection;
        this.findings = findings;
    }

    /** What a household's second row says again is of no use to the other checks. */
    void dropRepeated() throws SQLException {
        List<Integer> lines = check(FindingCode.ROW_REPEATED, REPEATED_THE_SAME, MOST_ERRORS);
        if (lines.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(DROP)) {
            statement.setArray(1, connection.createArrayOf("integer", lines.toArray()));
            statement.executeUpdate();
        }
    }

    /** To be called with all rows visible; what lies outside the given prefixes is told of no more than that it is there. */
    void run(List<String> prefixes) throws SQLException {
        fault(FindingCode.HOUSEHOLD_NUMBER_REPEATED, REPEATED_DIFFERENTLY);
        fault(FindingCode.HOUSEHOLD_OUT_OF_SCOPE, OUT_OF_SCOPE);
        fault(FindingCode.HOUSEHOLD_DEREGISTERED, DEREGISTERED);
        fault(FindingCode.HOUSEHOLD_NUMBER_NEEDED, NUMBER_NEEDED);
        fault(FindingCode.HOUSEHOLD_MATCHED_TWICE, MATCHED_TWICE);
        check(FindingCode.HOUSEHOLD_RENUMBERED, RENUMBERED, MOST_WARNINGS);
        check(FindingCode.PERSON_REPEATED, PERSON_REPEATED, MOST_WARNINGS);
        check(
                FindingCode.PERSON_ELSEWHERE,
                PERSON_ELSEWHERE,
                connection.createArrayOf("text", prefixes.toArray()),
                MOST_WARNINGS);
    }

    /** Lines of the staging table that must not go in. */
    Set<Integer> faultyLines() {
        return Set.copyOf(faulty);
    }

    private void fault(FindingCode code, String sql) throws SQLException {
        faulty.addAll(check(code, sql, MOST_ERRORS));
    }

    private List<Integer> check(FindingCode code, String sql, Object... parameters) throws SQLException {
        List<Integer> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getInt(1));
                    List<String> arguments = List.of((String[]) row.getArray(5).getArray());
                    findings.add(new Finding(code, row.getString(2), row.getInt(3), null, row.getString(4), arguments));
                }
            }
        }
        return lines;
    }
}
