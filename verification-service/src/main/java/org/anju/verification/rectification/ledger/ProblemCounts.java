package org.anju.verification.rectification.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.verification.rectification.ledger.ProblemSummaryResponse.Row;

/** Counts problems where they are kept; even a prefecture has few of them beside its households. */
@ApplicationScoped
class ProblemCounts {

    private static final String COUNT = """
            SELECT %s AS key,
                count(*) AS problems,
                count(*) FILTER (WHERE late IS NOT NULL) AS not_closed,
                count(*) FILTER (WHERE late IS NOT NULL AND planned_for >= today) AS planned,
                count(*) FILTER (WHERE late IS NOT NULL AND reverified_at IS NOT NULL) AS closable,
                count(*) FILTER (WHERE late > 0) AS overdue,
                count(*) FILTER (WHERE late BETWEEN 1 AND 3) AS up_to_3,
                count(*) FILTER (WHERE late BETWEEN 4 AND 7) AS up_to_7,
                count(*) FILTER (WHERE late > 7) AS over_7,
                greatest(coalesce(max(late), 0), 0) AS longest
            FROM problem
                CROSS JOIN (VALUES (?::date)) AS clock (today)
                CROSS JOIN LATERAL (SELECT CASE WHEN state <> 'CLOSED' THEN today - due_on END) AS age (late)
            WHERE village_code ^@ ANY (?) AND campaign_id = coalesce(?, campaign_id)
            GROUP BY 1 ORDER BY 1
            """;

    private final AgroalDataSource dataSource;

    ProblemCounts(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @param prefixes leading digits of the subtrees asked for
     * @param campaign null for all
     */
    List<Row> count(SummaryBy by, Collection<String> prefixes, UUID campaign, LocalDate today) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT.formatted(by.expression()))) {
            statement.setObject(1, today);
            statement.setArray(2, connection.createArrayOf("text", prefixes.toArray()));
            statement.setObject(3, campaign, Types.OTHER);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(read(row));
                }
            }
            return rows;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("key"),
                row.getLong("problems"),
                row.getLong("not_closed"),
                row.getLong("planned"),
                row.getLong("closable"),
                row.getLong("overdue"),
                row.getLong("up_to_3"),
                row.getLong("up_to_7"),
                row.getLong("over_7"),
                row.getLong("longest"));
    }
}
