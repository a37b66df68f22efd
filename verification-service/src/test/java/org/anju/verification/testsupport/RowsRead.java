package org.anju.verification.testsupport;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How many rows of a table a connection has read by whatever plan, to be compared with what it had read before: the server
 * takes its time to forget the counts of earlier transactions. A plan that goes through all records once
 * for each household reads their square, which no test of answers would notice.
 */
public final class RowsRead {

    private static final String READ = """
            SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) FROM pg_stat_xact_user_tables WHERE relname = ?
            """;

    private RowsRead() {}

    public static long of(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
