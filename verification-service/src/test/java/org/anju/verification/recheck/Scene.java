package org.anju.verification.recheck;

import static io.restassured.RestAssured.given;

import io.agroal.api.AgroalDataSource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Given;

/** What tests of rechecks start from: records whose evidence is complete, samples, and tasks. */
@ApplicationScoped
public class Scene {

    public static final String COUNTY = "622927000000";
    public static final String TOWNSHIP = "622927100000";
    public static final String VILLAGE = "622927100200";
    public static final String OTHER_TOWNSHIP = "622927101000";
    public static final String VILLAGE_OF_OTHER_TOWNSHIP = "622927101201";

    public static final String SUPERVISOR = "prefecture-6229";
    public static final String COUNTY_REVIEWER = "county-622927";
    public static final String TOWNSHIP_REVIEWER = "township-622927100000";
    public static final String VERIFIER = "verifier-622927100200";
    public static final String FOREIGNER = "county-622926";

    private static final String ADD_HOUSEHOLDS = """
            INSERT INTO household SELECT id, id::text, ?, 'ORIGINAL_HOUSE_B', 4, true, 1 FROM unnest(?::uuid[]) AS id
            """;
    private static final String ADD_RECORDS = """
            INSERT INTO verification (id, campaign_id, household_id, village_code, version, state, state_since, secured,
                assurance_category, assurance_mode, safety_grade, situation, details, photo_count, visited_at, latitude,
                longitude, accuracy_meters, device_id, digest, submitted_by, submitted_by_name, received_at, completed_at)
            SELECT r.id, ?, r.household_id, ?, 2, 'COMPLETED', now(), true, ?, ?, ?, ?, ?::jsonb, 3, now(), 35.7, 102.88, 10,
                'phone-1', '\\x00', ?, ?, now(), now()
            FROM unnest(?::uuid[], ?::uuid[]) AS r (id, household_id)
            """;

    private final AgroalDataSource dataSource;

    Scene(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What a test's records are like; {@code details} is JSON or null. */
    public record Kind(String category, String mode, String grade, String situation, String details, String verifier) {

        public static final Kind APPRAISED =
                new Kind("APPRAISED_SAFE", "ORIGINAL_HOUSE_A", "A", null, null, "verifier-elsewhere");
        public static final Kind WITH_KIN =
                new Kind("PROVIDED_SAFE", "STAY_WITH_KIN", null, null, null, "verifier-elsewhere");

        public Kind situation(String code) {
            return new Kind(category, mode, grade, code, details, verifier);
        }

        public Kind details(String json) {
            return new Kind(category, mode, grade, situation, json, verifier);
        }

        public Kind by(String name) {
            return new Kind(category, mode, grade, situation, details, name);
        }
    }

    /** @return the records' ids */
    public List<UUID> records(UUID campaign, String village, int count, Kind kind) {
        List<UUID> records = ids(count);
        List<UUID> households = ids(count);
        run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD_HOUSEHOLDS)) {
                statement.setString(1, village);
                statement.setArray(2, connection.createArrayOf("uuid", households.toArray()));
                statement.executeUpdate();
            }
            try (PreparedStatement statement = connection.prepareStatement(ADD_RECORDS)) {
                statement.setObject(1, campaign);
                statement.setString(2, village);
                statement.setString(3, kind.category());
                statement.setString(4, kind.mode());
                statement.setString(5, kind.grade());
                statement.setString(6, kind.situation());
                statement.setString(7, kind.details());
                statement.setString(8, "subject-of-" + kind.verifier());
                statement.setString(9, kind.verifier());
                statement.setArray(10, connection.createArrayOf("uuid", records.toArray()));
                statement.setArray(11, connection.createArrayOf("uuid", households.toArray()));
                statement.executeUpdate();
            }
            return null;
        });
        return records;
    }

    public static String sampleBody(UUID id, UUID campaign, String region, String level, String more) {
        return """
                {"id": "%s", "campaignId": "%s", "region": "%s", "level": "%s"%s}
                """.formatted(id, campaign, region, level, more);
    }

    /** A township's sample with so large a share. */
    public UUID sample(UUID campaign, String share) {
        UUID id = Given.id();
        post(
                        COUNTY_REVIEWER,
                        "/recheck-samples",
                        sampleBody(id, campaign, TOWNSHIP, "TOWNSHIP", ", \"seed\": \"test\", \"share\": " + share))
                .statusCode(201);
        return id;
    }

    /** All tasks of the sample, assigned to the account. */
    public List<UUID> tasks(UUID sample, String assignee) {
        return post(
                        COUNTY_REVIEWER,
                        "/recheck-samples/" + sample + "/assignments",
                        "{\"assignee\": \"%s\", \"region\": \"%s\", \"limit\": 1000}".formatted(assignee, COUNTY))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("assigned.id", UUID.class);
    }

    /** A recheck that agrees with records of the kind APPRAISED. */
    public static String recheck(UUID id, UUID task) {
        return """
                {"id": "%s", "taskId": "%s", "reached": true, "secured": true, "assuranceCategory": "APPRAISED_SAFE",
                 "assuranceMode": "ORIGINAL_HOUSE_A", "safetyGrade": "A", "visitedAt": "%s",
                 "position": {"latitude": 35.7, "longitude": 102.88, "accuracyMeters": 12}, "deviceId": "phone-2",
                 "photos": [{"photoId": "%s", "slot": "FRONT"}, {"photoId": "%s", "slot": "SIDE"},
                            {"photoId": "%s", "slot": "INSIDE"}]}
                """.formatted(id, task, OffsetDateTime.now(), Given.id(), Given.id(), Given.id());
    }

    /** One that finds the house dangerous. */
    public static String recheckThatDiffers(UUID id, UUID task) {
        return recheck(id, task)
                .replace("\"secured\": true, \"assuranceCategory\": \"APPRAISED_SAFE\",", "\"secured\": false,")
                .replace("\"assuranceMode\": \"ORIGINAL_HOUSE_A\", \"safetyGrade\": \"A\"", "\"safetyGrade\": \"D\"");
    }

    public static String notReached(UUID id, UUID task, OffsetDateTime visitedAt) {
        return """
                {"id": "%s", "taskId": "%s", "reached": false, "notReachedReason": "LOCKED", "visitedAt": "%s",
                 "deviceId": "phone-2"}
                """.formatted(id, task, visitedAt);
    }

    /** Which records were drawn, in the order of the draw. */
    public List<UUID> drawn(UUID sample) {
        return query(
                "SELECT verification_id FROM recheck_task WHERE sample_id = '%s' ORDER BY position".formatted(sample));
    }

    public UUID recordOf(UUID task) {
        return query("SELECT verification_id FROM recheck_task WHERE id = '%s'".formatted(task))
                .getFirst();
    }

    public UUID householdOf(UUID record) {
        return query("SELECT household_id FROM verification WHERE id = '%s'".formatted(record))
                .getFirst();
    }

    public List<UUID> query(String sql) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet row = statement.executeQuery()) {
                List<UUID> found = new ArrayList<>();
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
                return found;
            }
        });
    }

    public long count(String sql) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    public int update(String sql) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return statement.executeUpdate();
            }
        });
    }

    public static ValidatableResponse post(String user, String path, Object body) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1" + path)
                .then();
    }

    public static ValidatableResponse get(String user, String path) {
        return given().auth().oauth2(Tokens.of(user)).get("/api/v1" + path).then();
    }

    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** In a transaction of its own that sees every region. */
    public <T> T run(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                RowSecurity.restrict(connection, RegionScope.everything());
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static List<UUID> ids(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            ids.add(Given.id());
        }
        return ids;
    }
}
