package org.anju.verification.host.site;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.anju.verification.watch.Watching;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SiteResourceTest {

    private static final String SITE = """
            {"id": "%s", "code": "%s", "name": "中心敬老院", "kind": "NURSING_HOME", "village": "%s", "safetyGrade": "A",
             "position": {"latitude": 35.5, "longitude": 102.88}, "radiusMeters": 150}
            """;

    @Inject
    Given given;

    @Inject
    StoredRecords records;

    @Inject
    Watching watching;

    private UUID id;
    private String code;

    @BeforeEach
    void newSite() {
        id = Given.id();
        code = "NH-" + id.toString().substring(9);
        records.execute("DELETE FROM site");
    }

    @Test
    void registersASiteOnce() {
        String body = site(id, code, VILLAGE);
        post("county-622927", body)
                .statusCode(201)
                .header("Location", endsWith("/api/v1/sites/" + id))
                .body("code", equalTo(code))
                .body("position.latitude", equalTo(35.5f));
        post("county-622927", body).statusCode(200).body("id", equalTo(id.toString()));
        post("county-622927", body.replace("150", "151")).statusCode(409);
        post("county-622927", site(Given.id(), code, VILLAGE))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:site-taken"));
    }

    @Test
    void registersASiteWithoutGradeAndPosition() {
        post("county-622927", """
                        {"code": "%s", "name": "安置点", "kind": "RESETTLEMENT", "village": "%s"}
                        """.formatted(code, VILLAGE))
                .statusCode(201)
                .body("radiusMeters", equalTo(100))
                .body("position", nullValue());
    }

    @Test
    void refusesWhatIsNoSite() {
        post("county-622927", site(id, code, VILLAGE).replace("\"A\"", "\"E\"")).statusCode(400);
        post("county-622927", site(id, code, VILLAGE).replace("150", "5000")).statusCode(400);
        post("county-622927", site(id, "a b", VILLAGE)).statusCode(400);
        post("county-622927", site(id, code, "622927100000"))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:village-needed"));
    }

    @Test
    void showsSitesToWhoeverRecordsInTheirCounty() {
        post("county-622927", site(id, code, "622927101200")).statusCode(201);

        get(VERIFIER, "?region=622927000000&code=" + code).statusCode(200).body("items.code", hasItem(code));
        get(VERIFIER, "/" + id).statusCode(200).body("code", equalTo(code));
        get("county-622927", "?region=622927000000&kind=RESETTLEMENT&code=" + code)
                .body("items", hasSize(0));
    }

    @Test
    void pagesThroughSites() {
        post("county-622927", site(id, code, VILLAGE)).statusCode(201);
        post("county-622927", site(Given.id(), code + "-2", VILLAGE)).statusCode(201);

        String cursor = get("county-622927", "?region=%s&limit=1".formatted(VILLAGE))
                .body("items", hasSize(1))
                .extract()
                .path("cursor");
        get("county-622927", "?region=%s&limit=1&cursor=%s".formatted(VILLAGE, cursor))
                .body("items", hasSize(1));
    }

    @Test
    void letsNobodyElseRegisterOrSee() {
        post("county-622926", site(id, code, VILLAGE))
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        post(VERIFIER, site(id, code, VILLAGE)).statusCode(403);
        post("admin", site(id, code, VILLAGE)).statusCode(403);
        post("county-622927", site(id, code, VILLAGE)).statusCode(201);

        get("county-622926", "?region=622927000000").statusCode(403);
        get("county-622926", "/" + id).statusCode(404).body("type", equalTo("urn:anju:problem:site-unknown"));
        get("admin", "?region=622927000000").statusCode(403);
        get("admin", "/" + id).statusCode(403);
    }

    @Test
    void settlesWhatWasFoundWhereTheSiteIs() {
        UUID campaign = given.campaign();
        List<TestRecord> together = Stream.generate(() -> TestRecord.of(campaign, Given.id())
                        .position(35.5, 102.88)
                        .by(Given.id().toString()))
                .limit(4)
                .toList();
        watching.store(together);
        assertThat(together)
                .allSatisfy(record -> assertThat(records.findings(record)).containsExactly("Q06 position REVIEW"));

        post("county-622927", site(id, code, VILLAGE)).statusCode(201);
        watching.untilLookedAt();
        assertThat(together)
                .allSatisfy(record -> assertThat(records.findings(record)).isEmpty());
    }

    private static String site(UUID id, String code, String village) {
        return SITE.formatted(id, code, village);
    }

    private static ValidatableResponse post(String user, String body) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/sites")
                .then();
    }

    private static ValidatableResponse get(String user, String query) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .get("/api/v1/sites" + query)
                .then();
    }
}
