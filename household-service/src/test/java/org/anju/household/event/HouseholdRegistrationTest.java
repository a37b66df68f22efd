package org.anju.household.event;

import static org.anju.household.testsupport.TestEvents.member;
import static org.anju.household.testsupport.TestEvents.newNumber;
import static org.anju.household.testsupport.TestEvents.register;
import static org.anju.household.testsupport.TestEvents.registered;
import static org.anju.household.testsupport.TestEvents.registration;
import static org.anju.household.testsupport.TestEvents.today;
import static org.anju.household.testsupport.TestEvents.with;
import static org.anju.household.testsupport.TestEvents.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.TestEvents;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HouseholdRegistrationTest {

    @Test
    void registersHouseholdWithItsMembers() {
        Map<String, Object> registration = registration(today(), member("马小明", "SON"), member("马小花", "DAUGHTER"));

        register(Api.JISHISHAN, registration)
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("id", equalTo(registration.get("id")))
                .body("householdNo", equalTo(registration.get("householdNo")))
                .body("villageName", equalTo("方家村委会"))
                .body("phoneMasked", equalTo("138****1234"))
                .body("memberCount", equalTo(3))
                .body("members.relation", contains("HEAD", "SON", "DAUGHTER"))
                .body("members.name", contains("马占海", "马小明", "马小花"))
                .body("members[0].id", nullValue())
                .body("members.idNumberMasked", hasItem(startsWith("629927********")));
    }

    @Test
    void answersSameRequestAgainAndRefusesAnotherUnderItsId() {
        Map<String, Object> registration = registration();
        registered(registration);

        register(Api.JISHISHAN, registration)
                .then()
                .statusCode(200)
                .body("id", equalTo(registration.get("id")))
                .body("version", equalTo(1));
        register(Api.JISHISHAN, with(registration, "headName", "马占山"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:id-in-use"));
    }

    @Test
    void refusesIdOfForeignHousehold() {
        String foreign = TestEvents.register(
                        Api.LINXIA, with(registration(), "villageCode", TestEvents.FOREIGN_VILLAGE))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        register(Api.JISHISHAN, with(registration(), "id", foreign))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:id-in-use"));
    }

    @Test
    void refusesHouseholdNumberInUse() {
        Map<String, Object> first = registration();
        registered(first);

        register(Api.JISHISHAN, with(registration(), "householdNo", first.get("householdNo")))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:household-number-in-use"));
    }

    @Test
    void namesEveryFieldThatIsWrongWithoutPersonalData() {
        Map<String, Object> wrong = with(
                registration(),
                "householdNo",
                "四号",
                "idNumber",
                "629927198001010010",
                "phone",
                "12",
                "memberCount",
                0,
                "effectiveOn",
                today().plusDays(1).toString(),
                "reason",
                "电话13800001234",
                "approvedBy",
                null,
                "members",
                List.of(with(member("", "HEAD"), "idNumber", "1")));

        Response refusal = register(Api.JISHISHAN, wrong);

        refusal.then()
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:household-facts-invalid"))
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "householdNo",
                                "idNumber",
                                "phone",
                                "memberCount",
                                "effectiveOn",
                                "reason",
                                "approvedBy",
                                "members[0].name",
                                "members[0].relation",
                                "members[0].idNumber"));
        assertThat(refusal.asString()).doesNotContain("629927198001010010").doesNotContain("13800001234");
    }

    @Test
    void refusesVillagesThatAreNoneOrForeign() {
        register(Api.JISHISHAN, with(registration(), "villageCode", "622927100000"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("villageCode"));
        register(Api.JISHISHAN, with(registration(), "villageCode", "622926100001"))
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verifier-622927100201", "township-622927100000", "admin", "integrator", "auditor"})
    void refusesRolesThatDoNotKeepTheRoster(String username) {
        register(username, registration()).then().statusCode(403);
        correct(username, "01970000-0000-7000-8000-000000000000", 1, Map.of("reason", "x"))
                .then()
                .statusCode(403);
    }

    @Test
    void correctsGivenFieldsOnlyAndEmptiesByNull() {
        String id = registered(with(registration(), "ethnicGroup", "保安族"));
        Map<String, Object> correction = new HashMap<>();
        correction.put("phone", "+86 139 0000 5678");
        correction.put("ethnicGroup", null);
        correction.put("headName", "马 占 山");
        correction.put("expectedMode", "STAY_WITH_KIN");
        correction.put("reason", "录入有误");

        correct(Api.JISHISHAN, id, 1, correction)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("headName", equalTo("马占山"))
                .body("phoneMasked", equalTo("139****5678"))
                .body("ethnicGroup", nullValue())
                .body("expectedMode", equalTo("STAY_WITH_KIN"))
                .body("villagerGroup", equalTo("2社"))
                .body("povertyAttribute", equalTo("GENERAL_POOR"));

        JsonPath change = TestEvents.history(id);
        assertThat(change.getList("items[0].fields.field", String.class))
                .containsExactly("headName", "phone", "ethnicGroup", "expectedMode");
        assertThat(change.getString("items[0].kind")).isEqualTo("CORRECTED");
    }

    @Test
    void changesNothingWhenFactsAreTheSame() {
        String id = registered(registration());

        Api.as(Api.JISHISHAN)
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{ \"phone\": \"13800001234\", \"reason\": \"核对\" }".getBytes(StandardCharsets.UTF_8))
                .patch("/households/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({"headName,required", "reason,required", "effectiveOn,2014-01-01"})
    void refusesCorrectionsThatCannotBe(String field, String kind) {
        String id = registered(registration());
        Map<String, Object> correction = new HashMap<>(Map.of("phone", "13900005678", "reason", "录入有误"));
        correction.put(field, kind.equals("required") ? null : kind);

        correct(Api.JISHISHAN, id, 1, correction).then().statusCode(422).body("violations.field", contains(field));
    }

    @Test
    void refusesCorrectionOfUnknownField() {
        String id = registered(registration());

        correct(Api.JISHISHAN, id, 1, Map.of("idNumber", "1", "reason", "录入有误"))
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:field-unknown"));
    }

    @Test
    void refusesCorrectionWithoutOrWithStaleVersion() {
        String id = registered(registration());

        Api.as(Api.JISHISHAN)
                .contentType(ContentType.JSON)
                .body(Map.of("phone", "13900005678", "reason", "录入有误"))
                .patch("/households/" + id)
                .then()
                .statusCode(428)
                .body("type", equalTo("urn:anju:problem:if-match-missing"));
        correct(Api.JISHISHAN, id, 7, Map.of("phone", "13900005678", "reason", "录入有误"))
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:anju:problem:version-stale"));
    }

    @Test
    void hidesForeignHouseholdFromCorrection() {
        String id = registered(registration());

        correct(Api.DONGXIANG, id, 1, Map.of("phone", "13900005678", "reason", "录入有误"))
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:household-unknown"));
    }

    @Test
    void leavesNothingToChangeForRosterThatTellsTheSame() {
        String number = newNumber();
        TestHousehold told = TestHousehold.inJishishan(number);
        Map<String, Object> registration = with(
                registration(),
                "householdNo",
                number,
                "idNumber",
                told.idNumber(),
                "phone",
                told.phone(),
                "address",
                told.county() + told.township() + "2社",
                "ethnicGroup",
                "保安族",
                "povertyStatus",
                "LIFTED",
                "expectedMode",
                "DILAPIDATED_HOUSE_RENOVATION",
                "memberCount",
                told.members());
        registered(registration);

        JsonPath imported = Api.importRoster(Api.JISHISHAN, TestRoster.of(told));

        assertThat(imported.getInt("households.unchanged")).isEqualTo(1);
        assertThat(imported.getInt("households.changed")).isZero();
    }

    @Test
    void refusesEmptyBody() {
        Api.as(Api.JISHISHAN)
                .contentType(ContentType.JSON)
                .post("/households")
                .then()
                .statusCode(400);
        register(Api.JISHISHAN, without(without(registration(), "id"), "idNumber"))
                .then()
                .statusCode(422)
                .body("violations", hasSize(2))
                .body("violations.field", not(hasItem("headName")));
    }

    @Test
    void staysAsRosterTellsItAfterAnEvent() {
        String number = newNumber();
        TestHousehold told = TestHousehold.inJishishan(number);
        Api.importRoster(Api.JISHISHAN, TestRoster.of(told));
        String id = Api.as(Api.JISHISHAN)
                .queryParam("region", TestEvents.VILLAGE)
                .queryParam("limit", 1000)
                .get("/households")
                .path("items.find { it.householdNo == '" + number + "' }.id");
        TestEvents.happened(id, TestEvents.event("MEMBER_ADDED", "member", member("马小明", "SON")));

        JsonPath imported = Api.importRoster(Api.JISHISHAN, TestRoster.of(told.withMembers(5)));

        assertThat(imported.getInt("households.unchanged")).isEqualTo(1);
    }

    /** In one run it is new, in the next it was there already. */
    @Test
    void takesTheExampleOfTheApiDocument() {
        JsonPath document = RestAssured.given()
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        String registration =
                "paths.find { it.key.endsWith('/households') }.value.post.requestBody.content.'application/json'";
        Map<String, Object> example = document.getMap(registration + ".examples.values()[0].value");

        assertThat(register(Api.JISHISHAN, example).statusCode()).isIn(200, 201);
        assertThat(document.getMap("components.schemas.HouseholdDetailResponse.properties"))
                .containsKeys("headName", "householdNo", "members");
    }

    private static Response correct(String username, String id, long version, Map<String, Object> correction) {
        return Api.as(username)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(correction)
                .patch("/households/" + id);
    }
}
