package org.anju.verification.testsupport;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.testsupport.Tokens;

/** What a test starts from: campaigns, known households, and records as phones send them. */
@ApplicationScoped
public class Given {

    public static final String VILLAGE = "622927100200";
    public static final String OTHER_VILLAGE = "622926100202";
    public static final String VERIFIER = "verifier-" + VILLAGE;

    private final AgroalDataSource dataSource;

    Given(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    public static UUID id() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    public UUID campaign() {
        return campaign("622900000000");
    }

    public UUID campaign(String region) {
        UUID id = id();
        RestAssured.given()
                .auth()
                .oauth2(Tokens.of("prefecture-6229"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "id", id,
                        "name", "Test",
                        "regions", List.of(region),
                        "startsOn", "2026-06-05",
                        "deadline", "2026-06-15",
                        "ruleSet", "2020"))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201);
        return id;
    }

    public UUID household(String village) {
        UUID id = id();
        household(id, village);
        return id;
    }

    public void household(UUID id, String village) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.everything());
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO household VALUES (?, ?, ?, 'ORIGINAL_HOUSE_B', 4, true, 1)")) {
                statement.setObject(1, id);
                statement.setString(2, id.toString());
                statement.setString(3, village);
                statement.executeUpdate();
            }
            connection.commit();
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** A record without id, with three photos that nobody has uploaded. */
    public static String record(UUID campaign, UUID household) {
        return record(campaign, household, List.of(id(), id(), id()));
    }

    public static String record(UUID campaign, UUID household, List<UUID> photos) {
        return """
                {"campaignId": "%s", "householdId": "%s", "secured": true, "assuranceCategory": "APPRAISED_SAFE",
                 "assuranceMode": "ORIGINAL_HOUSE_B", "safetyGrade": "B", "visitedAt": "2026-06-05T09:30:00+08:00",
                 "position": {"latitude": 35.7, "longitude": 102.88, "accuracyMeters": 12}, "deviceId": "phone-1",
                 "photos": [{"photoId": "%s", "slot": "FRONT"}, {"photoId": "%s", "slot": "SIDE"},
                            {"photoId": "%s", "slot": "INSIDE"}]}
                """.formatted(campaign, household, photos.get(0), photos.get(1), photos.get(2));
    }

    public static String withId(UUID id, String record) {
        return record.replaceFirst("\\{", "{\"id\": \"" + id + "\", ");
    }

    public static String replacing(UUID earlier, String record) {
        return record.replaceFirst("\\{", "{\"replaces\": \"" + earlier + "\", ");
    }
}
