package org.anju.common.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.anju.common.caller.RegionScope;

/**
 * Tells PostgreSQL which regions the running transaction may touch. Policies read the setting {@code anju.scope};
 * a transaction that sets nothing sees no row.
 */
@ApplicationScoped
public class RowSecurity {

    private static final String RESTRICT = "SELECT set_config('anju.scope', ?, true)";
    private static final String KEEP_PLANS = RESTRICT
            + ", set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)";

    private final AgroalDataSource dataSource;

    RowSecurity(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Restricts the current JTA transaction, hence also what Hibernate ORM does in it. */
    public void restrictTo(RegionScope scope) {
        try (Connection connection = dataSource.getConnection()) {
            restrict(connection, scope);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /**
     * Restricts the transaction that is open on the given connection, in which prepared statements keep their first plans, and
     * these look rows up by indexes: for statements that are run for every record, and whose best plan is that one whatever
     * their parameters. Planned anew each time, they took as long to plan as to run. And a first plan made of a table that was
     * still empty would read all of it until statistics are taken, when it has grown to thousands of rows.
     */
    public static void restrictKeepingPlans(Connection connection, RegionScope scope) throws SQLException {
        set(connection, KEEP_PLANS, scope);
    }

    /** Restricts the transaction that is open on the given connection. */
    public static void restrict(Connection connection, RegionScope scope) throws SQLException {
        set(connection, RESTRICT, scope);
    }

    private static void set(Connection connection, String settings, RegionScope scope) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(settings)) {
            statement.setString(1, scope.asSetting());
            statement.execute();
        }
    }
}
