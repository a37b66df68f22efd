package org.anju.verification.testsupport;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.testsupport.Tokens;
import org.anju.common.time.ChinaTime;

/** What a test starts from: campaigns, known households, and records as phones send them. */
@ApplicationScoped
public class Given {

    public static final String VILLAGE = "622927100200";
    public static final String OTHER_VILLAGE = "622926100202";
    public static final String VERIFIER = "verifier-" + VILLAGE;

    /** The campaigns of tests run in these days, so that nothing about their visits is late. */
    public static final LocalDate STARTS_ON = LocalDate.now(ChinaTime.ZONE).minusDays(5);

    public static final LocalDate DEADLINE = STARTS_ON.plusDays(10);

    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    /** An hour ago; in the evening before where that was in the night, when no rule expects a visit. */
    public static final String VISITED_AT = visitedAt(OffsetDateTime.now(ChinaTime.ZONE));

    private static final double LATITUDE = 35.7;
    private static final double LONGITUDE = 102.88;
    /** Millionths of a degree, some 300 m: each household has a house of its own, none of them far from another. */
    private static final int SPREAD = 3000;

    private final AgroalDataSource dataSource;

    Given(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    private static String visitedAt(OffsetDateTime now) {
        OffsetDateTime anHourAgo = now.minusHours(1).truncatedTo(ChronoUnit.SECONDS);
        return (anHourAgo.toLocalTime().isBefore(MORNING)
                        ? anHourAgo.minusDays(1).with(EVENING)
                        : anHourAgo)
                .toString();
    }

    public static UUID id() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    public UUID campaign() {
        return campaign("622900000000");
    }

    public UUID campaign(String region) {
        return campaign(region, STARTS_ON, DEADLINE);
    }

    public UUID campaign(String region, LocalDate startsOn, LocalDate deadline) {
        return campaign(region, startsOn, deadline, "2020");
    }

    public UUID campaign(String region, LocalDate startsOn, LocalDate deadline, String ruleSet) {
        UUID id = id();
        RestAssured.given()
                .auth()
                .oauth2(Tokens.of("prefecture-6229"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "id",
                        id,
                        "name",
                        "Test",
                        "regions",
                        List.of(region),
                        "startsOn",
                        startsOn.toString(),
                        "deadline",
                        deadline.toString(),
                        "ruleSet",
                        ruleSet))
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
        household(id, village, "ORIGINAL_HOUSE_B");
    }

    /** @param expectedMode null where the roster names none */
    public void household(UUID id, String village, String expectedMode) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.everything());
            try (PreparedStatement statement =
                    connection.prepareStatement("INSERT INTO household VALUES (?, ?, ?, ?, 4, true, 1)")) {
                statement.setObject(1, id);
                statement.setString(2, id.toString());
                statement.setString(3, village);
                statement.setString(4, expectedMode);
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
                 "assuranceMode": "ORIGINAL_HOUSE_B", "safetyGrade": "B", "visitedAt": "%s",
                 "position": {"latitude": %s, "longitude": %s, "accuracyMeters": 12}, "deviceId": "phone-1",
                 "photos": [{"photoId": "%s", "slot": "FRONT"}, {"photoId": "%s", "slot": "SIDE"},
                            {"photoId": "%s", "slot": "INSIDE"}]}
                """.formatted(
                        campaign,
                        household,
                        VISITED_AT,
                        LATITUDE + Math.floorMod(household.hashCode(), SPREAD) / 1e6,
                        LONGITUDE + Math.floorMod(household.hashCode() / SPREAD, SPREAD) / 1e6,
                        photos.get(0),
                        photos.get(1),
                        photos.get(2));
    }

    public static String withId(UUID id, String record) {
        return record.replaceFirst("\\{", "{\"id\": \"" + id + "\", ");
    }

    public static String replacing(UUID earlier, String record) {
        return record.replaceFirst("\\{", "{\"replaces\": \"" + earlier + "\", ");
    }
}
