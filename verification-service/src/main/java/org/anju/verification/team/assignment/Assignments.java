package org.anju.verification.team.assignment;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;

/** In whose hands the tasks of a campaign are, in the current JTA transaction and within its scope. */
@ApplicationScoped
public class Assignments {

    /** Of an assignment {@code a}; parameters are those of {@link #account}. Whoever has left a team, or expired, has no part. */
    static final String HELD_BY_ACCOUNT = """
            (a.username = ? AND (a.subject IS NULL OR a.subject = ?) OR a.team_id IN (
                SELECT m.team_id FROM team_member m
                WHERE m.username = ? AND (m.subject IS NULL OR m.subject = ?) AND m.removed_at IS NULL
                    AND (m.expires_at IS NULL OR m.expires_at > now())))""";

    private static final String HOLDERS = """
            SELECT a.household_id, a.team_id, t.name, a.username
            FROM assignment a LEFT JOIN team t ON t.id = a.team_id
            JOIN household h ON h.id = a.household_id
            WHERE a.campaign_id = ? AND h.village_code = ?
            """;
    private static final String ASSIGNED_TO = """
            SELECT a.household_id FROM assignment a JOIN household h ON h.id = a.household_id
            WHERE a.campaign_id = ? AND h.village_code = ? AND %s
            """.formatted(HELD_BY_ACCOUNT);

    private final AgroalDataSource dataSource;

    Assignments(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    static List<Object> account(Caller caller) {
        return List.of(caller.username(), caller.subject(), caller.username(), caller.subject());
    }

    /** Who holds the task of which household; a household that nobody holds is absent. */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, Holder> holders(UUID campaign, RegionCode village) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(HOLDERS)) {
            statement.setObject(1, campaign);
            statement.setString(2, village.value());
            Map<UUID, Holder> holders = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    holders.put(
                            row.getObject(1, UUID.class),
                            new Holder(row.getObject(2, UUID.class), row.getString(3), row.getString(4)));
                }
            }
            return holders;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** The households whose task the caller holds, by the own account or as a member of a team. */
    @Transactional(TxType.MANDATORY)
    public Set<UUID> assignedTo(Caller caller, UUID campaign, RegionCode village) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ASSIGNED_TO)) {
            statement.setObject(1, campaign);
            statement.setString(2, village.value());
            int next = 3;
            for (Object value : account(caller)) {
                statement.setObject(next++, value);
            }
            Set<UUID> households = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    households.add(row.getObject(1, UUID.class));
                }
            }
            return households;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
