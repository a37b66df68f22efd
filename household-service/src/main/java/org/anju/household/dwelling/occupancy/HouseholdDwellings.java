package org.anju.household.dwelling.occupancy;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;
import org.anju.household.dwelling.safety.GradeBasis;
import org.anju.household.dwelling.safety.SafetyGrade;

/** Which household has which dwelling; the database keeps what was before. */
@ApplicationScoped
class HouseholdDwellings {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private static final String SEEN = "SELECT village_code FROM household WHERE id = ?";

    private static final String ALL = """
            SELECT dwelling_id, village_code, name, safety_grade, grade_basis, inhabitants, tenure, occupied, since, until,
                household_dwelling.version
            FROM dwellings_of_household(?)
                JOIN household_dwelling USING (dwelling_id)
                LEFT JOIN region ON region.code = village_code
            WHERE household_id = ?
            ORDER BY occupied DESC, until DESC NULLS FIRST, dwelling_id
            """;

    /** What is said again changes nothing, and leaves no trace in the history. */
    private static final String LINK = """
            INSERT INTO household_dwelling AS known (
                household_id, dwelling_id, tenure, occupied, since, changed_at, changed_by_subject, changed_by_name)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (household_id, dwelling_id) DO UPDATE SET
                tenure = excluded.tenure,
                occupied = excluded.occupied,
                since = excluded.since,
                until = NULL,
                version = known.version + 1,
                changed_at = excluded.changed_at,
                changed_by_subject = excluded.changed_by_subject,
                changed_by_name = excluded.changed_by_name
            WHERE (known.tenure, known.occupied, known.since, known.until)
                IS DISTINCT FROM (excluded.tenure, excluded.occupied, excluded.since, NULL::date)
            """;

    private static final String END = """
            UPDATE household_dwelling SET
                occupied = false,
                until = ?,
                version = version + 1,
                changed_at = ?,
                changed_by_subject = ?,
                changed_by_name = ?
            WHERE household_id = ? AND dwelling_id = ? AND until IS NULL
            """;

    private static final String SINCE =
            "SELECT since FROM household_dwelling WHERE household_id = ? AND dwelling_id = ?";

    private final AgroalDataSource dataSource;

    HouseholdDwellings(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    boolean sees(UUID household) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SEEN)) {
            statement.setObject(1, household);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** The one it lives in first, those it no longer has last. */
    List<HouseholdDwellingResponse> of(UUID household) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ALL)) {
            statement.setObject(1, household);
            statement.setObject(2, household);
            List<HouseholdDwellingResponse> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(response(row));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    void link(UUID household, UUID dwelling, LinkDwellingRequest request, Caller by, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LINK)) {
            statement.setObject(1, household);
            statement.setObject(2, dwelling);
            statement.setString(3, request.tenure().name());
            statement.setBoolean(4, request.occupied());
            statement.setObject(5, request.since());
            statement.setObject(6, at.atOffset(ZoneOffset.UTC));
            statement.setString(7, by.subject());
            statement.setString(8, by.username());
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw refusal(exception, dwelling);
        }
    }

    private static RuntimeException refusal(SQLException exception, UUID dwelling) {
        return switch (String.valueOf(exception.getSQLState())) {
            case UNIQUE_VIOLATION -> OccupancyRefusals.livesElsewhere();
            case FOREIGN_KEY_VIOLATION -> OccupancyRefusals.unknownDwelling(dwelling);
            default -> new DatabaseException(exception);
        };
    }

    /** Since when the household has had the dwelling; null when that is not known. */
    LocalDate since(UUID household, UUID dwelling) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SINCE)) {
            statement.setObject(1, household);
            statement.setObject(2, dwelling);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw OccupancyRefusals.unknownLink(household, dwelling);
                }
                return row.getObject(1, LocalDate.class);
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Leaves alone what has ended already. */
    void end(UUID household, UUID dwelling, LocalDate until, Caller by, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setObject(1, until);
            statement.setObject(2, at.atOffset(ZoneOffset.UTC));
            statement.setString(3, by.subject());
            statement.setString(4, by.username());
            statement.setObject(5, household);
            statement.setObject(6, dwelling);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static HouseholdDwellingResponse response(ResultSet row) throws SQLException {
        String grade = row.getString("safety_grade");
        String basis = row.getString("grade_basis");
        return new HouseholdDwellingResponse(
                row.getObject("dwelling_id", UUID.class),
                new RegionCode(row.getString("village_code")),
                row.getString("name"),
                grade == null ? null : SafetyGrade.valueOf(grade),
                basis == null ? null : GradeBasis.valueOf(basis),
                row.getLong("inhabitants"),
                Tenure.valueOf(row.getString("tenure")),
                row.getBoolean("occupied"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getLong("version"));
    }
}
