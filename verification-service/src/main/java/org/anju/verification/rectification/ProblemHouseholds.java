package org.anju.verification.rectification;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.problem.ProblemException;

/** The households whose problems are being opened, in the current transaction and its scope. */
@ApplicationScoped
public class ProblemHouseholds {

    /** Whoever opens a problem waits here for others of its household; the order keeps two from waiting in a circle. */
    private static final String LOCK =
            "SELECT village_code FROM household WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE";

    private static final String REMOVED = "SELECT id FROM household WHERE id = ANY (?) AND NOT active";

    private static final String HAS_RECORD =
            "SELECT 1 FROM verification WHERE id = ? AND campaign_id = ? AND household_id = ?";

    private final AgroalDataSource dataSource;

    ProblemHouseholds(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Its village, when it is known and seen here. */
    public Optional<String> lock(UUID household) {
        return lock(List.of(household));
    }

    public void lockAll(Collection<UUID> households) {
        lock(households);
    }

    private Optional<String> lock(Collection<UUID> households) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, connection.createArrayOf("uuid", households.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Those of them that are not on the roster any more. */
    public Set<UUID> removedAmong(Collection<UUID> households) {
        Set<UUID> removed = new HashSet<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(REMOVED)) {
            statement.setArray(1, connection.createArrayOf("uuid", households.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    removed.add(row.getObject(1, UUID.class));
                }
            }
            return removed;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /**
     * For whatever begins about the household, which the current transaction has locked.
     *
     * @throws ProblemException when it is not on the roster any more
     */
    public void requireOnRoster(UUID household) {
        if (!removedAmong(List.of(household)).isEmpty()) {
            throw ProblemRefusals.householdRemoved(household);
        }
    }

    public boolean hasRecord(UUID household, UUID campaign, UUID record) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(HAS_RECORD)) {
            statement.setObject(1, record);
            statement.setObject(2, campaign);
            statement.setObject(3, household);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
