package org.anju.verification.household;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.anju.common.database.DatabaseException;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.fact.HouseholdFacts.Status;

/** The households as household-service has told of them; an older snapshot never replaces a newer one. */
@ApplicationScoped
class KnownHouseholds {

    private static final String UPSERT = """
            INSERT INTO household AS h (id, household_no, village_code, expected_mode, member_count, active, version)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::boolean[], ?::bigint[])
                AS t (id, household_no, village_code, expected_mode, member_count, active, version)
            ORDER BY id
            ON CONFLICT (id) DO UPDATE SET (household_no, village_code, expected_mode, member_count, active, version) =
                (EXCLUDED.household_no, EXCLUDED.village_code, EXCLUDED.expected_mode, EXCLUDED.member_count,
                 EXCLUDED.active, EXCLUDED.version)
            WHERE h.version < EXCLUDED.version
            """;

    private final AgroalDataSource dataSource;

    KnownHouseholds(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    void take(List<ReceivedEvent<HouseholdFacts>> events) {
        Map<UUID, HouseholdFacts> newest = new LinkedHashMap<>();
        events.forEach(event -> newest.merge(
                event.facts().householdId(),
                event.facts(),
                (held, other) -> other.version() > held.version() ? other : held));
        Collection<HouseholdFacts> facts = newest.values();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            bind(connection, statement, 1, "uuid", facts, HouseholdFacts::householdId);
            bind(connection, statement, 2, "text", facts, HouseholdFacts::householdNo);
            bind(connection, statement, 3, "text", facts, HouseholdFacts::villageCode);
            bind(connection, statement, 4, "text", facts, HouseholdFacts::expectedMode);
            bind(connection, statement, 5, "integer", facts, HouseholdFacts::memberCount);
            bind(connection, statement, 6, "boolean", facts, each -> each.status() == Status.ACTIVE);
            bind(connection, statement, 7, "bigint", facts, HouseholdFacts::version);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            int position,
            String type,
            Collection<HouseholdFacts> facts,
            Function<HouseholdFacts, Object> column)
            throws SQLException {
        statement.setArray(
                position,
                connection.createArrayOf(type, facts.stream().map(column).toArray()));
    }
}
