package org.anju.verification.team.assignment;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.verification.campaign.Campaign;

/** Lists tasks and what was done with them, in the current JTA transaction and within its scope. */
@ApplicationScoped
class TaskList {

    private static final String HISTORY = """
            SELECT action, from_team, from_username, to_team, to_username, reason, acted_by_name, acted_at
            FROM assignment_event WHERE campaign_id = ? AND household_id = ? ORDER BY id DESC
            """;

    private static final String PAGE = """
            SELECT h.id, h.village_code, a.team_id, t.name, a.username, a.assigned_by_name, a.assigned_at
            FROM household h
            LEFT JOIN assignment a ON a.campaign_id = ? AND a.household_id = h.id
            LEFT JOIN team t ON t.id = a.team_id
            WHERE h.active AND h.village_code BETWEEN ? AND ? AND h.village_code ^@ ANY (?)
                AND (h.village_code, h.id) > (?, ?) %s
            ORDER BY h.village_code, h.id LIMIT ?
            """;

    private final AgroalDataSource dataSource;

    TaskList(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    List<TaskEventResponse> history(UUID campaign, UUID household) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(HISTORY)) {
            statement.setObject(1, campaign);
            statement.setObject(2, household);
            List<TaskEventResponse> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
            return events;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static TaskEventResponse event(ResultSet row) throws SQLException {
        return new TaskEventResponse(
                row.getString("action"),
                row.getObject("from_team", UUID.class),
                row.getString("from_username"),
                row.getObject("to_team", UUID.class),
                row.getString("to_username"),
                row.getString("reason"),
                row.getString("acted_by_name"),
                row.getTimestamp("acted_at").toInstant());
    }

    List<TaskResponse> page(Campaign campaign, TaskFilter filter, Caller caller, TaskCursor after, int limit) {
        List<Object> values = new ArrayList<>();
        String query = PAGE.formatted(conditions(filter, caller, values));
        String prefix = filter.region == null ? "" : filter.region.prefix();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, campaign.id());
            statement.setString(2, prefix + "0".repeat(12 - prefix.length()));
            statement.setString(3, prefix + "9".repeat(12 - prefix.length()));
            statement.setArray(
                    4,
                    connection.createArrayOf("text", campaign.scope().prefixes().toArray()));
            statement.setString(5, after.villageCode());
            statement.setObject(6, after.householdId());
            int next = 7;
            for (Object value : values) {
                statement.setObject(next++, value);
            }
            statement.setInt(next, limit);
            List<TaskResponse> tasks = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tasks.add(listed(row));
                }
            }
            return tasks;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Adds the conditions' parameters to the values. */
    private static String conditions(TaskFilter filter, Caller caller, List<Object> values) {
        StringBuilder conditions = new StringBuilder();
        if (filter.unassigned) {
            conditions.append(" AND a.household_id IS NULL");
        }
        if (filter.team != null) {
            conditions.append(" AND a.team_id = ?");
            values.add(filter.team);
        }
        if (filter.account != null) {
            conditions.append(" AND a.username = ?");
            values.add(filter.account);
        }
        if (filter.mine) {
            conditions.append(" AND ").append(Assignments.HELD_BY_ACCOUNT);
            values.addAll(Assignments.account(caller));
        }
        return conditions.toString();
    }

    private static TaskResponse listed(ResultSet row) throws SQLException {
        Timestamp assignedAt = row.getTimestamp("assigned_at");
        return new TaskResponse(
                row.getObject("id", UUID.class),
                row.getString("village_code"),
                assignedAt == null
                        ? null
                        : new Holder(
                                row.getObject("team_id", UUID.class), row.getString("name"), row.getString("username")),
                row.getString("assigned_by_name"),
                assignedAt == null ? null : assignedAt.toInstant());
    }
}
