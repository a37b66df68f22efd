package org.anju.verification.team.assignment;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.team.Account;

/**
 * Who holds which task, in the current JTA transaction and within its scope. Rows are locked and inserted by household id, so
 * that two who assign the same tasks never wait for each other in a circle.
 */
@ApplicationScoped
class AssignmentStore {

    private static final String OF_VILLAGE =
            "SELECT id, village_code FROM household WHERE village_code = ? AND active ORDER BY id";
    private static final String OF_LIST = """
            SELECT id, village_code FROM household
            WHERE id = ANY (?) AND active AND village_code ^@ ANY (?) ORDER BY id
            """;

    /** Who comes second waits for the first, and inserts nothing. */
    private static final String TAKE = """
            INSERT INTO assignment (campaign_id, assigned_by, assigned_by_name, assigned_at, team_id, username, subject,
                household_id, village_code)
            SELECT ?, ?, ?, ?, ?::uuid, ?, ?, t.* FROM unnest(?::uuid[], ?::text[]) AS t (household_id, village_code)
            ORDER BY household_id
            ON CONFLICT DO NOTHING
            RETURNING household_id
            """;

    private static final String HELD = """
            SELECT a.household_id, a.village_code, a.team_id, t.name, a.username
            FROM assignment a LEFT JOIN team t ON t.id = a.team_id
            WHERE a.campaign_id = ? AND a.household_id = ANY (?)
            ORDER BY a.household_id FOR UPDATE OF a
            """;
    private static final String HELD_BY = """
            SELECT a.household_id, a.village_code, a.team_id, null, a.username FROM assignment a
            WHERE a.campaign_id = ? AND a.username = ? AND (a.subject IS NULL OR a.subject = coalesce(?, a.subject))
            ORDER BY a.household_id FOR UPDATE OF a
            """;
    private static final String OWN = """
            SELECT a.household_id FROM assignment a WHERE a.campaign_id = ? AND a.household_id = ANY (?) AND %s
            """.formatted(Assignments.HELD_BY_ACCOUNT);
    private static final String TAKE_OVER = """
            UPDATE assignment SET assigned_by = ?, assigned_by_name = ?, assigned_at = ?, team_id = ?::uuid, username = ?,
                subject = ?
            WHERE campaign_id = ? AND household_id = ANY (?)
            """;
    private static final String LET_GO = "DELETE FROM assignment WHERE campaign_id = ? AND household_id = ANY (?)";
    private static final String TELL = """
            INSERT INTO assignment_event (campaign_id, action, reason, acted_by, acted_by_name, acted_at, to_team, to_username,
                household_id, village_code, from_team, from_username)
            SELECT ?, ?, ?, ?, ?, ?, ?::uuid, ?, t.*
            FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[]) AS t (household_id, village_code, team_id, username)
            """;
    private final AgroalDataSource dataSource;

    AssignmentStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param holder null where nobody holds it */
    record Task(UUID householdId, String villageCode, Holder holder) {}

    /** Who acts, when and why. */
    record Doing(UUID campaign, Caller caller, Instant at, String reason) {}

    List<Task> tasksOf(String village) {
        return read(OF_VILLAGE, statement -> statement.setString(1, village), AssignmentStore::freeTask);
    }

    List<Task> tasksOf(Campaign campaign, Collection<UUID> households) {
        return read(
                OF_LIST,
                statement -> {
                    statement.setArray(1, array(statement, "uuid", households));
                    statement.setArray(
                            2, array(statement, "text", campaign.scope().prefixes()));
                },
                AssignmentStore::freeTask);
    }

    /** Puts those tasks into the holder's hands that are in nobody's. */
    Set<UUID> take(Doing doing, List<Task> tasks, Holder holder, String subject) {
        return new HashSet<>(read(
                TAKE,
                statement -> {
                    statement.setObject(1, doing.campaign());
                    statement.setString(2, doing.caller().subject());
                    statement.setString(3, doing.caller().username());
                    statement.setTimestamp(4, Timestamp.from(doing.at()));
                    statement.setObject(5, holder.teamId(), Types.OTHER);
                    statement.setString(6, holder.username());
                    statement.setString(7, subject);
                    statement.setArray(8, array(statement, "uuid", households(tasks)));
                    statement.setArray(
                            9,
                            array(
                                    statement,
                                    "text",
                                    tasks.stream().map(Task::villageCode).toList()));
                },
                row -> row.getObject(1, UUID.class)));
    }

    /** Locks those of the tasks that somebody holds, by household. */
    Map<UUID, Task> held(UUID campaign, Collection<UUID> households) {
        Map<UUID, Task> held = new LinkedHashMap<>();
        read(
                        HELD,
                        statement -> {
                            statement.setObject(1, campaign);
                            statement.setArray(2, array(statement, "uuid", households));
                        },
                        AssignmentStore::heldTask)
                .forEach(task -> held.put(task.householdId(), task));
        return held;
    }

    /** Locks all tasks of an account. */
    List<Task> heldBy(UUID campaign, Account account) {
        return read(
                HELD_BY,
                statement -> {
                    statement.setObject(1, campaign);
                    statement.setString(2, account.username());
                    statement.setString(3, account.subject());
                },
                AssignmentStore::heldTask);
    }

    /** Which of the tasks the caller holds, by the own account or as a member of a team. */
    Set<UUID> ownAmong(UUID campaign, Collection<UUID> households, Caller caller) {
        return new HashSet<>(read(
                OWN,
                statement -> {
                    statement.setObject(1, campaign);
                    statement.setArray(2, array(statement, "uuid", households));
                    int next = 3;
                    for (Object value : Assignments.account(caller)) {
                        statement.setObject(next++, value);
                    }
                },
                row -> row.getObject(1, UUID.class)));
    }

    void takeOver(Doing doing, List<Task> tasks, Holder holder, String subject) {
        write(TAKE_OVER, statement -> {
            statement.setString(1, doing.caller().subject());
            statement.setString(2, doing.caller().username());
            statement.setTimestamp(3, Timestamp.from(doing.at()));
            statement.setObject(4, holder.teamId(), Types.OTHER);
            statement.setString(5, holder.username());
            statement.setString(6, subject);
            statement.setObject(7, doing.campaign());
            statement.setArray(8, array(statement, "uuid", households(tasks)));
        });
    }

    void letGo(UUID campaign, List<Task> tasks) {
        write(LET_GO, statement -> {
            statement.setObject(1, campaign);
            statement.setArray(2, array(statement, "uuid", households(tasks)));
        });
    }

    /**
     * Keeps what was done with the tasks.
     *
     * @param tasks with the holder that they had before
     * @param to whom they were given, or null
     */
    void tell(Doing doing, String action, List<Task> tasks, Holder to) {
        write(TELL, statement -> {
            statement.setObject(1, doing.campaign());
            statement.setString(2, action);
            statement.setString(3, doing.reason());
            statement.setString(4, doing.caller().subject());
            statement.setString(5, doing.caller().username());
            statement.setTimestamp(6, Timestamp.from(doing.at()));
            statement.setObject(7, to == null ? null : to.teamId(), Types.OTHER);
            statement.setString(8, to == null ? null : to.username());
            statement.setArray(9, array(statement, "uuid", households(tasks)));
            statement.setArray(
                    10,
                    array(
                            statement,
                            "text",
                            tasks.stream().map(Task::villageCode).toList()));
            statement.setArray(
                    11,
                    array(
                            statement,
                            "uuid",
                            tasks.stream()
                                    .map(task -> task.holder() == null
                                            ? null
                                            : task.holder().teamId())
                                    .toList()));
            statement.setArray(
                    12,
                    array(
                            statement,
                            "text",
                            tasks.stream()
                                    .map(task -> task.holder() == null
                                            ? null
                                            : task.holder().username())
                                    .toList()));
        });
    }

    private static Task freeTask(ResultSet row) throws SQLException {
        return new Task(row.getObject(1, UUID.class), row.getString(2), null);
    }

    private static Task heldTask(ResultSet row) throws SQLException {
        return new Task(
                row.getObject(1, UUID.class),
                row.getString(2),
                new Holder(row.getObject(3, UUID.class), row.getString(4), row.getString(5)));
    }

    private static List<UUID> households(List<Task> tasks) {
        return tasks.stream().map(Task::householdId).toList();
    }

    private static Array array(PreparedStatement statement, String type, Collection<?> values) throws SQLException {
        return statement.getConnection().createArrayOf(type, values.toArray());
    }

    @FunctionalInterface
    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String query, Binding binding, Reading<T> reading) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            binding.to(statement);
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reading.from(row));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private void write(String sql, Binding binding) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.to(statement);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
