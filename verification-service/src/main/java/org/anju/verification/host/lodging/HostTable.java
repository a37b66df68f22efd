package org.anju.verification.host.lodging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** The table of hosts, each with what is known of its house and how many households say that they lodge there. */
@ApplicationScoped
class HostTable {

    private static final String KEEP = """
            WITH counted AS MATERIALIZED (
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::integer[])
                    AS t (campaign_id, household_id, village_code, safety, reason, guests)
            ), left_alone AS (
                DELETE FROM host h USING counted c
                WHERE h.campaign_id = c.campaign_id AND h.household_id = c.household_id AND c.guests = 0)
            INSERT INTO host AS h (campaign_id, household_id, village_code, safety, reason, guests)
            SELECT * FROM counted WHERE guests > 0 ORDER BY campaign_id, household_id
            ON CONFLICT (campaign_id, household_id) DO UPDATE SET (village_code, safety, reason, guests) =
                (EXCLUDED.village_code, EXCLUDED.safety, EXCLUDED.reason, EXCLUDED.guests)
                WHERE (h.village_code, h.safety, h.reason, h.guests) IS DISTINCT FROM
                    (EXCLUDED.village_code, EXCLUDED.safety, EXCLUDED.reason, EXCLUDED.guests)
            """;

    /** @param villageCode null for one that is not on the roster */
    record Host(HouseholdInCampaign household, String villageCode, Judgement judgement, int guests) {}

    void keep(Connection connection, List<Host> hosts) throws SQLException {
        if (hosts.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            bind(connection, statement, 1, "uuid", hosts, host -> host.household()
                    .campaignId());
            bind(connection, statement, 2, "uuid", hosts, host -> host.household()
                    .householdId());
            bind(connection, statement, 3, "text", hosts, Host::villageCode);
            bind(connection, statement, 4, "text", hosts, host -> host.judgement()
                    .safety()
                    .name());
            bind(connection, statement, 5, "text", hosts, host -> host.judgement()
                    .reason()
                    .name());
            bind(connection, statement, 6, "integer", hosts, Host::guests);
            statement.executeUpdate();
        }
    }

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            int position,
            String type,
            List<Host> hosts,
            Function<Host, Object> column)
            throws SQLException {
        statement.setArray(
                position,
                connection.createArrayOf(type, hosts.stream().map(column).toArray()));
    }
}
