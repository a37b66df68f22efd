package org.anju.report.counting;

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
import java.util.SortedSet;
import org.anju.common.database.DatabaseException;

/** Counts the changes of each subject, so that every instance sees what another one has changed by reading one small row. */
@ApplicationScoped
public class Revisions {

    /** The subject of households coming, moving and leaving; the other subjects are campaigns' ids. */
    public static final String ROSTER = "roster";

    private static final String ADVANCE = """
            INSERT INTO change_revision AS r (subject, revision) SELECT unnest(?::text[]), 1
            ON CONFLICT (subject) DO UPDATE SET revision = r.revision + 1
            """;

    private final AgroalDataSource dataSource;

    Revisions(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Part of the current transaction; sorted, so that transactions do not wait for each other in a circle. */
    public void advance(SortedSet<String> subjects) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            new Columns<>(connection, statement, subjects).bind("text", subject -> subject);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Subjects that never changed are absent. */
    public Map<String, Long> find(Collection<String> subjects) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT subject, revision FROM change_revision WHERE subject = ANY (?)")) {
            new Columns<>(connection, statement, List.copyOf(subjects)).bind("text", subject -> subject);
            Map<String, Long> revisions = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    revisions.put(row.getString(1), row.getLong(2));
                }
            }
            return revisions;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
