package org.anju.verification.changerequest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Which households of closed villages have a record to come, by a change request that was approved. */
@ApplicationScoped
public class ApprovedRequests {

    /** One record is to come where the household's is returned, or where it has none; once that is in, no further one. */
    private static final String AWAITED = """
            SELECT r.campaign_id, r.household_id
            FROM (SELECT DISTINCT * FROM unnest(?::uuid[], ?::uuid[]) AS t (campaign_id, household_id)) asked
            JOIN change_request r USING (campaign_id, household_id)
            WHERE r.state = 'APPROVED' AND NOT EXISTS (
                SELECT FROM verification v WHERE v.campaign_id = r.campaign_id AND v.household_id = r.household_id
                    AND v.standing = 'STANDING' AND v.state <> 'RETURNED')
            """;

    private static final String USE = """
            UPDATE change_request SET used_by = ?, used_at = ?
            WHERE campaign_id = ? AND household_id = ? AND state = 'APPROVED'
            """;

    public record Household(UUID campaignId, UUID householdId) {}

    /** Reads in the transaction open on the connection, whose scope must cover the households. */
    public Set<Household> awaited(Connection connection, Collection<Household> asked) throws SQLException {
        Set<Household> awaited = new HashSet<>();
        if (asked.isEmpty()) {
            return awaited;
        }
        try (PreparedStatement statement = connection.prepareStatement(AWAITED)) {
            bind(connection, statement, 1, asked, Household::campaignId);
            bind(connection, statement, 2, asked, Household::householdId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    awaited.add(new Household(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
                }
            }
        }
        return awaited;
    }

    /** Notes the record that came, in the transaction that stores it. */
    public void use(Connection connection, Household household, UUID record, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(USE)) {
            statement.setObject(1, record);
            statement.setTimestamp(2, Timestamp.from(at));
            statement.setObject(3, household.campaignId());
            statement.setObject(4, household.householdId());
            statement.executeUpdate();
        }
    }

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            int position,
            Collection<Household> asked,
            Function<Household, UUID> column)
            throws SQLException {
        statement.setArray(
                position,
                connection.createArrayOf("uuid", asked.stream().map(column).toArray()));
    }
}
