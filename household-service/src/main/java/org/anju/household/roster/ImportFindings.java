package org.anju.household.roster;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;

/** What was found in each roster, in the order in which people read it. All methods take part in the current transaction. */
@ApplicationScoped
public class ImportFindings {

    /** In one round trip each: tens of thousands of findings are stored in a second. */
    private static final int ROWS_PER_BATCH = 1000;

    private static final String INSERT = """
            INSERT INTO roster_import_finding (
                import_id, number, code, sheet, row_number, column_letter, found, arguments)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String SELECT = """
            SELECT code, sheet, row_number, column_letter, found, arguments
            FROM roster_import_finding WHERE import_id = ? AND number > ? ORDER BY number LIMIT ?
            """;

    private final AgroalDataSource dataSource;

    ImportFindings(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** In place of what an earlier reading found. */
    public void replace(UUID importId, List<Finding> findings) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM roster_import_finding WHERE import_id = ?");
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            delete.setObject(1, importId);
            delete.executeUpdate();
            for (int index = 0; index < findings.size(); index++) {
                bind(insert, importId, index + 1, findings.get(index));
                insert.addBatch();
                if ((index + 1) % ROWS_PER_BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** @param after the number of the last finding that is known already, 0 for none */
    List<Finding> list(UUID importId, int after, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setObject(1, importId);
            statement.setInt(2, after);
            statement.setInt(3, limit);
            List<Finding> findings = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    findings.add(new Finding(
                            FindingCode.valueOf(row.getString(1)),
                            row.getString(2),
                            row.getObject(3, Integer.class),
                            row.getString(4),
                            row.getString(5),
                            List.of((String[]) row.getArray(6).getArray())));
                }
            }
            return findings;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static void bind(PreparedStatement insert, UUID importId, int number, Finding finding) throws SQLException {
        insert.setObject(1, importId);
        insert.setInt(2, number);
        insert.setString(3, finding.code().name());
        insert.setString(4, finding.sheet());
        insert.setObject(5, finding.row());
        insert.setString(6, finding.column());
        insert.setString(7, finding.found());
        insert.setArray(
                8,
                insert.getConnection().createArrayOf("text", finding.arguments().toArray()));
    }
}
