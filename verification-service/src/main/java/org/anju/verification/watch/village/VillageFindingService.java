package org.anju.verification.watch.village;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.watch.village.VillageFindingResponse.Kind;

@ApplicationScoped
class VillageFindingService {

    private static final String PAGE = """
            SELECT id, campaign_id, village_code, rule, kind, severity, english, chinese, households, concerned, found_at,
                settled_at
            FROM village_finding
            WHERE campaign_id = ? AND village_code ^@ ? AND id > ? AND (? OR settled_at IS NULL)
            ORDER BY id
            LIMIT ?
            """;

    private final AgroalDataSource dataSource;
    private final RowSecurity rowSecurity;

    VillageFindingService(AgroalDataSource dataSource, RowSecurity rowSecurity) {
        this.dataSource = dataSource;
        this.rowSecurity = rowSecurity;
    }

    /** @param cursor the last id of the page before, or null */
    @Transactional
    VillageFindingPage list(UUID campaign, RegionCode region, boolean settled, Long cursor, int limit, Caller caller) {
        caller.scope().requireCovers(region);
        rowSecurity.restrictTo(caller.scope());
        List<VillageFindingResponse> found = find(campaign, region, settled, cursor == null ? 0 : cursor, limit + 1);
        if (found.size() <= limit) {
            return new VillageFindingPage(found, null);
        }
        return new VillageFindingPage(
                found.subList(0, limit), found.get(limit - 1).id());
    }

    private List<VillageFindingResponse> find(
            UUID campaign, RegionCode region, boolean settled, long after, int limit) {
        List<VillageFindingResponse> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setObject(1, campaign);
            statement.setString(2, region.prefix());
            statement.setLong(3, after);
            statement.setBoolean(4, settled);
            statement.setInt(5, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static VillageFindingResponse read(ResultSet row) throws SQLException {
        Timestamp settledAt = row.getTimestamp("settled_at");
        return new VillageFindingResponse(
                row.getLong("id"),
                row.getObject("campaign_id", UUID.class),
                new RegionCode(row.getString("village_code")),
                row.getString("rule"),
                Kind.valueOf(row.getString("kind")),
                Severity.valueOf(row.getString("severity")),
                row.getString("english"),
                row.getString("chinese"),
                row.getInt("households"),
                row.getInt("concerned"),
                row.getTimestamp("found_at").toInstant(),
                settledAt == null ? null : settledAt.toInstant());
    }
}
