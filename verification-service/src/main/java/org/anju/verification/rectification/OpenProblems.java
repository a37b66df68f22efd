package org.anju.verification.rectification;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;
import org.anju.common.time.ChinaTime;

/** The problems that keep a village from being closed: neither closed nor planned for a day that is still to come. */
@ApplicationScoped
public class OpenProblems {

    private static final String FIND = """
            SELECT household_id, count(*) FROM problem
            WHERE campaign_id = ? AND village_code = ? AND state <> 'CLOSED'
                AND (planned_for IS NULL OR planned_for < ?)
            GROUP BY household_id ORDER BY household_id
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;

    OpenProblems(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * @param count of problems
     * @param households that have one or more of them
     */
    public record Remaining(long count, List<UUID> households) {}

    /** As the current transaction sees them, whose scope must cover the village. */
    @Transactional(TxType.MANDATORY)
    public Remaining in(UUID campaign, RegionCode village) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, campaign);
            statement.setString(2, village.value());
            statement.setObject(3, ChinaTime.dayOf(clock.instant()));
            try (ResultSet row = statement.executeQuery()) {
                return read(row);
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Remaining read(ResultSet row) throws SQLException {
        long count = 0;
        List<UUID> households = new ArrayList<>();
        while (row.next()) {
            households.add(row.getObject(1, UUID.class));
            count += row.getLong(2);
        }
        return new Remaining(count, List.copyOf(households));
    }
}
