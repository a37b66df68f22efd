package org.anju.media.household;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.anju.common.database.DatabaseException;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.fact.HouseholdFacts.Status;

/** Which village each household belongs to; an older snapshot never replaces a newer one. */
@ApplicationScoped
public class HouseholdScopes {

    private static final String UPSERT = """
            INSERT INTO household_scope AS h (household_id, village_code, active, version)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::boolean[], ?::bigint[]) AS t (household_id, village_code, active, version)
            ORDER BY household_id
            ON CONFLICT (household_id) DO UPDATE
            SET (village_code, active, version) = (EXCLUDED.village_code, EXCLUDED.active, EXCLUDED.version)
            WHERE h.version < EXCLUDED.version
            """;

    /** A household that moves takes its photos along, so that those who answer for it now can see them. */
    private static final String MOVE_PHOTOS = """
            UPDATE photo p SET village_code = h.village_code FROM household_scope h
            WHERE h.household_id = ANY (?) AND p.household_id = h.household_id AND p.village_code <> h.village_code
            """;

    private final AgroalDataSource dataSource;

    HouseholdScopes(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Empty while the household's registration has not arrived. Removed households count: evidence may come late. */
    public Optional<String> villageOf(UUID household) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT village_code FROM household_scope WHERE household_id = ?")) {
            statement.setObject(1, household);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    void take(List<ReceivedEvent<HouseholdFacts>> events) {
        Map<UUID, HouseholdFacts> newest = new HashMap<>();
        events.forEach(event -> newest.merge(
                event.facts().householdId(),
                event.facts(),
                (held, other) -> other.version() > held.version() ? other : held));
        try (Connection connection = dataSource.getConnection()) {
            upsert(connection, newest.values());
            if (events.stream().anyMatch(event -> !event.type().equals(HouseholdFacts.REGISTERED))) {
                movePhotos(connection, newest.values());
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static void upsert(Connection connection, Collection<HouseholdFacts> facts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setArray(1, column(connection, "uuid", facts, HouseholdFacts::householdId));
            statement.setArray(2, column(connection, "text", facts, HouseholdFacts::villageCode));
            statement.setArray(3, column(connection, "boolean", facts, each -> each.status() == Status.ACTIVE));
            statement.setArray(4, column(connection, "bigint", facts, HouseholdFacts::version));
            statement.executeUpdate();
        }
    }

    private static void movePhotos(Connection connection, Collection<HouseholdFacts> facts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE_PHOTOS)) {
            statement.setArray(1, column(connection, "uuid", facts, HouseholdFacts::householdId));
            statement.executeUpdate();
        }
    }

    private static Array column(
            Connection connection,
            String type,
            Collection<HouseholdFacts> facts,
            Function<HouseholdFacts, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, facts.stream().map(value).toArray());
    }
}
