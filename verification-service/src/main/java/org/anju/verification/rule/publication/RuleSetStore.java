package org.anju.verification.rule.publication;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.anju.common.database.DatabaseException;

/** Rule sets in the database. They hold no household data, and every reader may see them. */
@ApplicationScoped
public class RuleSetStore {

    private static final String SELECT = """
            SELECT id, supersedes, body, digest, cases, version, created_by_name, created_at, changed_by_name, changed_at,
                published_by_name, published_at
            FROM rule_set
            """;
    private static final String INSERT = """
            INSERT INTO rule_set (status, supersedes, body, digest, cases, version, created_by_name, created_at,
                changed_by_name, changed_at, published_by_name, published_at, id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String UPDATE = """
            UPDATE rule_set SET (status, supersedes, body, digest, cases, version, created_by_name, created_at,
                changed_by_name, changed_at, published_by_name, published_at) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            WHERE id = ? AND version = ?
            """;

    private final AgroalDataSource dataSource;

    RuleSetStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T run(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.in(connection);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** The body of a published set. */
    public Optional<String> publishedBody(String id) {
        return find(id).filter(StoredRuleSet::published).map(StoredRuleSet::body);
    }

    public List<String> publishedIds() {
        return list().stream()
                .filter(StoredRuleSet::published)
                .map(StoredRuleSet::id)
                .toList();
    }

    Optional<StoredRuleSet> find(String id) {
        return read(SELECT + "WHERE id = ?", id).stream().findFirst();
    }

    List<StoredRuleSet> list() {
        return read(SELECT + "ORDER BY created_at, id", null);
    }

    private List<StoredRuleSet> read(String sql, String id) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                if (id != null) {
                    statement.setString(1, id);
                }
                List<StoredRuleSet> sets = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        sets.add(read(row));
                    }
                }
                return sets;
            }
        });
    }

    private static StoredRuleSet read(ResultSet row) throws SQLException {
        return new StoredRuleSet(
                row.getString("id"),
                row.getString("supersedes"),
                row.getString("body"),
                HexFormat.of().formatHex(row.getBytes("digest")),
                row.getString("cases"),
                row.getInt("version"),
                row.getString("created_by_name"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("changed_by_name"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("published_by_name"),
                instant(row.getTimestamp("published_at")));
    }

    /** @return whether it was new */
    boolean insert(StoredRuleSet set) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                bind(statement, set);
                return statement.executeUpdate() == 1;
            }
        });
    }

    /** @return whether it was still as it had been read */
    boolean replace(StoredRuleSet earlier, StoredRuleSet set) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
                int next = bind(statement, set);
                statement.setInt(next, earlier.version());
                return statement.executeUpdate() == 1;
            }
        });
    }

    boolean delete(StoredRuleSet draft) {
        return run(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM rule_set WHERE id = ? AND version = ?")) {
                statement.setString(1, draft.id());
                statement.setInt(2, draft.version());
                return statement.executeUpdate() == 1;
            }
        });
    }

    private static int bind(PreparedStatement statement, StoredRuleSet set) throws SQLException {
        int next = 1;
        statement.setString(next++, set.status().name());
        statement.setString(next++, set.supersedes());
        statement.setString(next++, set.body());
        statement.setBytes(next++, HexFormat.of().parseHex(set.digest()));
        statement.setString(next++, set.cases());
        statement.setInt(next++, set.version());
        statement.setString(next++, set.createdBy());
        statement.setTimestamp(next++, Timestamp.from(set.createdAt()));
        statement.setString(next++, set.changedBy());
        statement.setTimestamp(next++, Timestamp.from(set.changedAt()));
        statement.setString(next++, set.publishedBy());
        statement.setTimestamp(next++, set.publishedAt() == null ? null : Timestamp.from(set.publishedAt()));
        statement.setString(next++, set.id());
        return next;
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
