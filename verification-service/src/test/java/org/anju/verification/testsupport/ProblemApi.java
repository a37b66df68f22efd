package org.anju.verification.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;

/** Problems as people deal with them. */
public final class ProblemApi {

    public static final String TOWNSHIP = "township-622927100000";
    public static final String COUNTY = "county-622927";
    public static final String OTHER_COUNTY = "county-622926";
    public static final String SUPERVISOR = "prefecture-6229";

    private static final String PATH = "/api/v1/problems";

    private ProblemApi() {}

    public static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }

    public static String report(UUID id, UUID campaign, UUID household, String kind) {
        return """
                {"id": "%s", "campaignId": "%s", "householdId": "%s", "kind": "%s", "note": "现场发现"}
                """.formatted(id, campaign, household, kind);
    }

    public static ValidatableResponse post(String user, String report) {
        return as(user).body(report).post(PATH).then();
    }

    /** A problem that the village's verifier has reported. */
    public static UUID reported(UUID campaign, UUID household, String kind) {
        UUID id = Given.id();
        post(Given.VERIFIER, report(id, campaign, household, kind)).statusCode(201);
        return id;
    }

    public static ValidatableResponse get(String user, UUID problem) {
        return as(user).get(PATH + "/" + problem).then();
    }

    public static JsonPath read(UUID problem) {
        return get(COUNTY, problem).statusCode(200).extract().jsonPath();
    }

    /** The steps of its history, by name. */
    public static List<String> steps(UUID problem) {
        return read(problem).getList("history.step", String.class);
    }

    /** From the version that stands now. */
    public static ValidatableResponse step(String user, UUID problem, String step, String body) {
        String tag = get(COUNTY, problem).statusCode(200).extract().header("ETag");
        return step(user, problem, step, tag, body);
    }

    public static ValidatableResponse step(String user, UUID problem, String step, String ifMatch, String body) {
        RequestSpecification request = as(user).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .post(PATH + "/" + problem + "/" + step)
                .then();
    }

    public static ValidatableResponse assign(String user, UUID problem) {
        return step(user, problem, "assign", "{\"assignee\": \"方家村驻村工作队\", \"dueOn\": \"2099-06-20\"}");
    }

    public static ValidatableResponse rectify(String user, UUID problem) {
        return step(user, problem, "rectify", "{\"note\": \"已核对更正\"}");
    }

    public static ValidatableResponse rectify(String user, UUID problem, UUID before, UUID after) {
        return step(user, problem, "rectify", """
                {"note": "已加固", "photosBefore": ["%s"], "photosAfter": ["%s"]}
                """.formatted(before, after));
    }

    public static ValidatableResponse verify(String user, UUID problem, boolean rectified) {
        return step(user, problem, "verify", "{\"rectified\": %s, \"note\": \"现场查看\"}".formatted(rectified));
    }

    public static ValidatableResponse close(String user, UUID problem) {
        return step(user, problem, "close", "{\"note\": \"同意销号\"}");
    }

    public static ValidatableResponse reopen(String user, UUID problem) {
        return step(user, problem, "reopen", "{\"note\": \"再次出现\"}");
    }

    /** Of a household, not closed or closed. */
    public static List<UUID> of(UUID household) {
        return as(COUNTY)
                .get(PATH + "?household=" + household)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", UUID.class);
    }
}
