package org.anju.household.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.anju.household.registry.RelationToHead;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.HouseholdChanges;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LookupResourceTest {

    private static final String HEAD = "629927195001010039";
    private static final String LEGACY = "629927500101003";
    private static final String MEMBER = "629927196201010046";

    @Inject
    HouseholdChanges changes;

    @BeforeEach
    void importHouseholds() {
        Api.importRoster(
                Api.LINXIA,
                TestRoster.of(
                        TestHousehold.inJishishan("LOOK-1").withIdNumber(HEAD),
                        TestHousehold.inDongxiang("LOOK-2").withIdNumber(LEGACY),
                        TestHousehold.inDongxiang("LOOK-3")));
    }

    @ParameterizedTest
    @CsvSource({
        "629927195001010039, LOOK-1",
        "' 629927195001010039 ', LOOK-1",
        "６29927195001010039, LOOK-1",
        "62992719500101003943, LOOK-1",
        "629927500101003, LOOK-2"
    })
    void findsHead(String number, String household) {
        Response answer = lookUp(Api.LINXIA, number);

        answer.then()
                .statusCode(200)
                .body("items.household.householdNo", contains(household))
                .body("items[0].person.name", equalTo("马占海"))
                .body("items[0].person.relation", equalTo("HEAD"))
                .body("items[0].person.memberId", nullValue())
                .body("items[0].household.idNumberMasked", startsWith("629927"));
        assertThat(answer.asString()).doesNotContain(number.strip());
    }

    @Test
    void findsCurrentMember() throws SQLException {
        UUID daughter = changes.addMember("LOOK-1", "马小兰", RelationToHead.DAUGHTER, MEMBER);

        lookUp(Api.JISHISHAN, MEMBER)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].person.memberId", equalTo(daughter.toString()))
                .body("items[0].person.name", equalTo("马小兰"))
                .body("items[0].person.relation", equalTo("DAUGHTER"))
                .body("items[0].household.householdNo", equalTo("LOOK-1"));

        changes.removeMember(daughter);
        lookUp(Api.JISHISHAN, MEMBER).then().statusCode(200).body("items", empty());
    }

    @Test
    void hidesPersonsOfForeignRegions() {
        String number = TestHousehold.idNumber("LOOK-3");

        lookUp(Api.JISHISHAN, number).then().statusCode(200).body("items", empty());
        lookUp(Api.DONGXIANG, number).then().body("items.household.householdNo", contains("LOOK-3"));
    }

    @ParameterizedTest
    @CsvSource({
        "62992719500101003, identity-number-malformed",
        "629927195013010032, identity-number-birth-date",
        "629927195001010033, identity-number-check-digit"
    })
    void refusesWhatCannotBeANumber(String number, String type) {
        Response answer = lookUp(Api.JISHISHAN, number);

        answer.then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:" + type))
                .body("violations.field", contains("idNumber"));
        assertThat(answer.asString()).doesNotContain(number);
    }

    @Test
    void refusesRequestWithoutNumber() {
        Api.as(Api.JISHISHAN)
                .contentType("application/json")
                .body(Map.of())
                .post("/households/lookup")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.ADMIN, Api.INTEGRATOR, "auditor"})
    void refusesRolesWithoutNeed(String username) {
        lookUp(username, HEAD).then().statusCode(403).body("type", equalTo("urn:anju:problem:role-missing"));
    }

    private static Response lookUp(String username, String number) {
        return Api.as(username)
                .contentType("application/json")
                .body(Map.of("idNumber", number))
                .post("/households/lookup");
    }
}
