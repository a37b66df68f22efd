package org.anju.household.testsupport;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;

/** Looks into the database with the service's own role. */
public final class Rows {

    private Rows() {}

    public static UUID householdId(AgroalDataSource dataSource, String householdNo) {
        try (Connection connection = begin(dataSource, RegionScope.everything());
                PreparedStatement statement =
                        connection.prepareStatement("SELECT id FROM household WHERE household_no = ?")) {
            statement.setString(1, householdNo);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            } finally {
                connection.rollback();
            }
        } catch (SQLException exception) {
            throw new AssertionError(exception);
        }
    }

    /** A transaction that sees what the scope covers. */
    public static Connection begin(AgroalDataSource dataSource, RegionScope scope) throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        RowSecurity.restrict(connection, scope);
        return connection;
    }
}
