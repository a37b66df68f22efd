package org.anju.report.counting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

/** Binds rows as one array for each column, for statements that take a whole batch by {@code unnest}. */
public final class Columns<R> {

    private final Connection connection;
    private final PreparedStatement statement;
    private final Collection<R> rows;
    private int bound;

    public Columns(Connection connection, PreparedStatement statement, Collection<R> rows) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    public Columns<R> bind(String sqlType, Function<R, ?> value) throws SQLException {
        bound++;
        statement.setArray(
                bound,
                connection.createArrayOf(sqlType, rows.stream().map(value).toArray()));
        return this;
    }
}
