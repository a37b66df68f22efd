package org.anju.verification.team;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.anju.verification.testsupport.Api;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TeamResourceTest {

    private static final String COUNTY = "county-622927";
    private static final String TOWNSHIP = "township-622927101000";
    private static final String VERIFIER = "verifier-622927101200";

    @Inject
    Given given;

    private UUID campaign;

    @BeforeEach
    void campaign() {
        campaign = given.campaign();
    }

    @Test
    void setsUpATeamOnce() {
        UUID id = Given.id();
        String body = team(id, "622927101000", "a", "b");
        create(TOWNSHIP, body)
                .statusCode(201)
                .body("kind", equalTo("TOWNSHIP_STAFF"))
                .body("members.username", contains("a", "b"));
        create(TOWNSHIP, body).statusCode(200).body("id", equalTo(id.toString()));
        create(TOWNSHIP, team(id, "622927101000", "a", "c")).statusCode(409);
        create(COUNTY, team(id, "622927000000", "a", "b")).statusCode(409);
        create("county-622926", team(id, "622926000000", "a", "b"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:team-exists"));
    }

    @Test
    void refusesAMemberTwiceAndNamesThatAreNone() {
        create(COUNTY, team(Given.id(), "622927000000", "a", "a")).statusCode(400);
        create(COUNTY, team(Given.id(), "622927000000", "张三", "b")).statusCode(400);
    }

    @Test
    void changesWithTheVersionThatWasRead() {
        UUID id = created("622927101000");
        String tag = Api.get(TOWNSHIP, "/teams/" + id).statusCode(200).extract().header("ETag");
        Api.patch(TOWNSHIP, "/teams/" + id, tag, "{\"name\": \"第二组\"}")
                .statusCode(200)
                .body("name", equalTo("第二组"))
                .body("kind", equalTo("TOWNSHIP_STAFF"));
        Api.patch(TOWNSHIP, "/teams/" + id, tag, "{\"name\": \"第三组\"}").statusCode(412);
    }

    @Test
    void addsAndRemovesMembers() {
        UUID id = created("622927101000");
        String member = members(
                        TOWNSHIP, id, "{\"account\": {\"username\": \"c\"}, \"expiresAt\": \"2020-01-01T00:00:00Z\"}")
                .statusCode(200)
                .body("members.username", contains("a", "b", "c"))
                .body("members.expired", contains(false, false, true))
                .extract()
                .path("members[2].id");
        members(TOWNSHIP, id, "{\"account\": {\"username\": \"c\", \"subject\": \"s-1\"}}")
                .statusCode(200)
                .body("members", hasSize(3))
                .body("members[2].expired", equalTo(false))
                .body("members[2].subject", equalTo("s-1"));
        remove(TOWNSHIP, id, member).statusCode(204);
        remove(TOWNSHIP, id, member).statusCode(404);
        Api.get(TOWNSHIP, "/teams/" + id).body("members.username", contains("a", "b"));
        members(TOWNSHIP, id, "{\"account\": {\"username\": \"c\"}}").body("members", hasSize(3));
    }

    @Test
    void listsTeamsOfARegionAndWithin() {
        UUID county = created("622927000000");
        UUID township = created("622927101000");
        UUID elsewhere = created("622927102000");
        list(COUNTY, "622927000000", "")
                .body("items.id", contains(county.toString(), township.toString(), elsewhere.toString()));
        list(TOWNSHIP, "622927101000", "").statusCode(200).body("items.id", contains(township.toString()));
        list(COUNTY, "622927101000", "&kind=WORK_TEAM").body("items", hasSize(0));
        String cursor = list(COUNTY, "622927000000", "&limit=2").extract().path("cursor");
        list(COUNTY, "622927000000", "&limit=2&cursor=" + cursor).body("items.id", contains(elsewhere.toString()));
    }

    @Test
    void showsTheTeamsThatWorkInARegionAboveAndNoOthers() {
        UUID county = created("622927000000");
        UUID elsewhere = created("622927102000");
        Api.get(VERIFIER, "/teams/" + county).statusCode(200);
        Api.get(VERIFIER, "/teams/" + elsewhere).statusCode(404);
        Api.get("county-622926", "/teams/" + county).statusCode(404);
        list(VERIFIER, "622927101200", "").body("items.id", not(hasItem(county.toString())));
    }

    @Test
    void letsOnlyThoseActWhoMayAndWhereTheyMay() {
        UUID county = created("622927000000");
        String member = Api.get(COUNTY, "/teams/" + county).extract().path("members[0].id");
        String rename = "{\"name\": \"x\"}";
        String joining = "{\"account\": {\"username\": \"x\"}}";
        for (String user : new String[] {VERIFIER, TOWNSHIP}) {
            create(user, team(Given.id(), "622927000000", "a", "b")).statusCode(403);
            Api.patch(user, "/teams/" + county, "*", rename).statusCode(403);
            members(user, county, joining).statusCode(403);
            remove(user, county, member).statusCode(403);
        }
        Api.patch("county-622926", "/teams/" + county, "*", rename).statusCode(404);
        members("county-622926", county, joining).statusCode(404);
        remove("county-622926", county, member).statusCode(404);
        list("county-622926", "622927000000", "").statusCode(403);
        list("integrator", "622927000000", "").statusCode(403);
        Api.get("integrator", "/teams/" + county).statusCode(403);
        Api.post(COUNTY, "/campaigns/" + Given.id() + "/teams", team(Given.id(), "622927000000", "a", "b"))
                .statusCode(404);
    }

    private UUID created(String region) {
        UUID id = Given.id();
        create(COUNTY, team(id, region, "a", "b")).statusCode(201);
        return id;
    }

    private static String team(UUID id, String region, String first, String second) {
        return """
                {"id": "%s", "name": "工作组", "kind": "TOWNSHIP_STAFF", "region": "%s",
                 "members": [{"account": {"username": "%s"}}, {"account": {"username": "%s"}}]}
                """.formatted(id, region, first, second);
    }

    private ValidatableResponse create(String user, String body) {
        return Api.post(user, "/campaigns/" + campaign + "/teams", body);
    }

    private ValidatableResponse list(String user, String region, String more) {
        return Api.get(user, "/campaigns/" + campaign + "/teams?region=" + region + more);
    }

    private static ValidatableResponse members(String user, UUID team, String body) {
        return Api.post(user, "/teams/" + team + "/members", body);
    }

    private static ValidatableResponse remove(String user, UUID team, String member) {
        return Api.as(user).delete("/teams/" + team + "/members/" + member).then();
    }
}
