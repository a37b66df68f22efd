package org.anju.verification.host;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;
import org.anju.verification.host.lodging.Reason;
import org.anju.verification.host.lodging.Safety;
import org.anju.verification.record.Standing;

/** Reads hosts and guests; row-level security shows hosts of the caller's regions and those that guests of them name. */
@ApplicationScoped
class HostRepository {

    /** Guests are counted as row-level security shows them. */
    private static final String HOSTS = """
            SELECT h.household_id, h.village_code, h.safety, h.reason, h.guests,
                (SELECT count(DISTINCT c.household_id) FROM lodging_claim c
                 WHERE c.host_household_id = h.household_id AND c.campaign_id = h.campaign_id) AS own_guests
            FROM host h
            WHERE h.campaign_id = ?
            """;

    private static final String PAGE = HOSTS + """
                AND h.household_id > ? AND h.guests >= ? AND (h.village_code ^@ ? OR EXISTS (
                    SELECT FROM lodging_claim c
                    WHERE c.host_household_id = h.household_id AND c.campaign_id = h.campaign_id AND c.village_code ^@ ?))
            ORDER BY h.household_id
            LIMIT ?
            """;
    private static final String ONE = HOSTS + " AND h.household_id = ?";
    private static final String GUESTS = """
            SELECT verification_id, household_id, village_code, standing, dwelling_id, site_code, declared_grade, since,
                until, coalesce(safety, 'UNKNOWN') AS safety
            FROM lodging_claim
            WHERE host_household_id = ? AND campaign_id = ? AND verification_id > ?
            ORDER BY verification_id
            LIMIT ?
            """;

    private final AgroalDataSource dataSource;

    HostRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param villageCode null for one that is not on the roster */
    record FoundHost(UUID householdId, String villageCode, Safety safety, Reason reason, int guests, int ownGuests) {}

    List<FoundHost> page(UUID campaign, RegionCode region, int minGuests, UUID after, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setObject(1, campaign);
            statement.setObject(2, after);
            statement.setInt(3, minGuests);
            statement.setString(4, region.prefix());
            statement.setString(5, region.prefix());
            statement.setInt(6, limit);
            return hosts(statement);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Empty when nobody names it, or none of that concerns the transaction's regions. */
    List<FoundHost> find(UUID campaign, UUID household) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setObject(1, campaign);
            statement.setObject(2, household);
            return hosts(statement);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    List<GuestResponse> guests(UUID campaign, UUID host, UUID after, int limit) {
        List<GuestResponse> guests = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(GUESTS)) {
            statement.setObject(1, host);
            statement.setObject(2, campaign);
            statement.setObject(3, after);
            statement.setInt(4, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    guests.add(new GuestResponse(
                            row.getObject("verification_id", UUID.class),
                            row.getObject("household_id", UUID.class),
                            new RegionCode(row.getString("village_code")),
                            row.getBoolean("standing") ? Standing.STANDING : Standing.COMPETING,
                            row.getObject("dwelling_id", UUID.class),
                            row.getString("site_code"),
                            row.getString("declared_grade"),
                            day(row.getDate("since")),
                            day(row.getDate("until")),
                            Safety.valueOf(row.getString("safety"))));
                }
            }
            return guests;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static List<FoundHost> hosts(PreparedStatement statement) throws SQLException {
        List<FoundHost> hosts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                hosts.add(new FoundHost(
                        row.getObject("household_id", UUID.class),
                        row.getString("village_code"),
                        Safety.valueOf(row.getString("safety")),
                        Reason.valueOf(row.getString("reason")),
                        row.getInt("guests"),
                        row.getInt("own_guests")));
            }
        }
        return hosts;
    }

    private static LocalDate day(Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
