package org.anju.verification.host.site;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;
import org.anju.verification.host.site.RegisterSiteRequest.Position;

@ApplicationScoped
class SiteRepository {

    private static final String ADD = """
            INSERT INTO site (id, code, name, kind, village_code, safety_grade, latitude, longitude, radius_meters,
                registered_by, registered_by_name, registered_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String COLUMNS = """
            SELECT id, code, name, kind, village_code, safety_grade, latitude, longitude, radius_meters, registered_by_name,
                registered_at
            FROM site
            """;
    private static final String ONE = COLUMNS + "WHERE id = ?";
    private static final String PAGE = COLUMNS + """
            WHERE village_code ^@ ? AND id > ? AND kind = coalesce(?, kind) AND code = coalesce(?, code)
            ORDER BY id
            LIMIT ?
            """;

    private final AgroalDataSource dataSource;

    SiteRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @return whether it is new; not when its id or its code is taken */
    boolean add(SiteResponse site, String subject) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            Position position = site.position();
            statement.setObject(1, site.id());
            statement.setString(2, site.code());
            statement.setString(3, site.name());
            statement.setString(4, site.kind().name());
            statement.setString(5, site.village().value());
            statement.setString(6, site.safetyGrade());
            statement.setObject(7, position == null ? null : position.latitude());
            statement.setObject(8, position == null ? null : position.longitude());
            statement.setInt(9, site.radiusMeters());
            statement.setString(10, subject);
            statement.setString(11, site.registeredBy());
            statement.setTimestamp(12, Timestamp.from(site.registeredAt()));
            return statement.executeUpdate() == 1;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    Optional<SiteResponse> find(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setObject(1, id);
            return read(statement).stream().findFirst();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** @param kind any when null, as is the code */
    List<SiteResponse> page(RegionCode region, SiteKind kind, String code, UUID after, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, region.prefix());
            statement.setObject(2, after);
            statement.setString(3, kind == null ? null : kind.name());
            statement.setString(4, code);
            statement.setInt(5, limit);
            return read(statement);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static List<SiteResponse> read(PreparedStatement statement) throws SQLException {
        List<SiteResponse> sites = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Double latitude = row.getObject("latitude", Double.class);
                sites.add(new SiteResponse(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("name"),
                        SiteKind.valueOf(row.getString("kind")),
                        new RegionCode(row.getString("village_code")),
                        row.getString("safety_grade"),
                        latitude == null ? null : new Position(latitude, row.getDouble("longitude")),
                        row.getInt("radius_meters"),
                        row.getString("registered_by_name"),
                        row.getTimestamp("registered_at").toInstant()));
            }
        }
        return sites;
    }
}
