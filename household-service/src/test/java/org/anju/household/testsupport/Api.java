package org.anju.household.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.anju.common.testsupport.Tokens;
import org.awaitility.Awaitility;

/** The service as callers reach it. */
public final class Api {

    public static final String JISHISHAN = "county-622927";
    public static final String DONGXIANG = "county-622926";
    public static final String LINXIA = "prefecture-6229";
    public static final String VERIFIER = "verifier-622927100201";
    public static final String ADMIN = "admin";
    public static final String INTEGRATOR = "integrator";
    public static final String AUDITOR = "auditor";

    private static final Set<String> OVER = Set.of("CHECKED", "IMPORTED", "REFUSED", "FAILED", "UNDONE");

    private Api() {}

    public static RequestSpecification as(String username) {
        return given().auth().oauth2(Tokens.of(username)).basePath("/api/v1");
    }

    public static Response upload(String username, byte[] roster) {
        return as(username).contentType(TestRoster.XLSX).body(roster).post("/roster-imports");
    }

    /** Uploads a roster that is taken, and waits for its end. */
    public static JsonPath importRoster(String username, TestRoster roster) {
        return importRoster(username, roster.toXlsx());
    }

    public static JsonPath importRoster(String username, byte[] roster) {
        String id = upload(username, roster).then().statusCode(202).extract().path("id");
        return awaitEnd(username, id);
    }

    public static JsonPath awaitEnd(String username, String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> as(username)
                                .get("/roster-imports/" + id)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        found -> OVER.contains(found.getString("state")));
    }

    /** Null when the caller sees no such household. */
    public static Map<String, Object> household(String username, String householdNo) {
        String cursor = null;
        do {
            RequestSpecification request =
                    as(username).queryParam("limit", 1000).queryParam("status", "ALL");
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/households")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            Map<String, Object> found = page.getMap("items.find { it.householdNo == '" + householdNo + "' }");
            if (found != null) {
                return found;
            }
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return null;
    }
}
