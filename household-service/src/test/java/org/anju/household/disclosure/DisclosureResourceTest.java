package org.anju.household.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.privacy.Secret;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.DatabaseOwner;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DisclosureResourceTest {

    private static final String PHONE = "13912345678";
    private static final String REASON = "电话核对危房改造验收时间";

    @Inject
    FieldCipher cipher;

    private String household;
    private String foreign;

    @BeforeEach
    void importHouseholds() throws SQLException {
        Api.importRoster(
                Api.LINXIA,
                TestRoster.of(
                        TestHousehold.inJishishan("CLEAR-1").withPhone(PHONE),
                        TestHousehold.inDongxiang("CLEAR-2").withPhone(null)));
        household = DatabaseOwner.query("SELECT id FROM household WHERE household_no = 'CLEAR-1'");
        foreign = DatabaseOwner.query("SELECT id FROM household WHERE household_no = 'CLEAR-2'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verifier-622927100201", "township-622927100000", "county-622927", "prefecture-6229"})
    void showsWhatWasAskedForAndNoMore(String username) {
        disclose(username, household, REASON, "PHONE")
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("id", notNullValue())
                .body("phone", equalTo(PHONE))
                .body("idNumber", nullValue())
                .body("address", nullValue());
        disclose(username, household, REASON, "ID_NUMBER", "ADDRESS")
                .then()
                .statusCode(201)
                .body("phone", nullValue())
                .body("idNumber", equalTo(TestHousehold.idNumber("CLEAR-1")))
                .body("address", containsString("吹麻滩镇"));
    }

    @Test
    void showsMemberOfHousehold() throws SQLException {
        String number = TestHousehold.idNumber("MEMBER");
        UUID member = addMember(number);

        Map<String, Object> request = Map.of("reason", REASON, "fields", List.of("ID_NUMBER"), "memberId", member);
        post(Api.JISHISHAN, household, request)
                .then()
                .statusCode(201)
                .body("memberId", equalTo(member.toString()))
                .body("idNumber", equalTo(number));
        post(Api.LINXIA, foreign, request)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:member-unknown"));
    }

    @Test
    void tellsAuditorsWhoSawWhatAndWhyButNotTheValues() {
        String reason = "核对 " + UUID.randomUUID().toString().replaceAll("\\d", "x");
        String id =
                disclose(Api.VERIFIER, household, reason, "ID_NUMBER", "PHONE").path("id");

        String records = Api.as(Api.AUDITOR)
                .queryParam("username", Api.VERIFIER)
                .queryParam("householdId", household)
                .get("/identity-disclosures")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(id))
                .body("items[0].reason", equalTo(reason))
                .body("items[0].fields", equalTo(List.of("ID_NUMBER", "PHONE")))
                .body("items.username", everyItem(equalTo(Api.VERIFIER)))
                .extract()
                .asString();
        String entries = Api.as(Api.AUDITOR)
                .queryParam("action", "identity.disclosed")
                .queryParam("objectId", household)
                .queryParam("username", Api.VERIFIER)
                .get("/audit-entries")
                .then()
                .statusCode(200)
                .body("items[0].details.disclosureId", equalTo(id))
                .body("items[0].details.reason", equalTo(reason))
                .body("items[0].region", equalTo("622927100201"))
                .extract()
                .asString();
        assertThat(records + entries).doesNotContain(PHONE).doesNotContain(TestHousehold.idNumber("CLEAR-1"));
    }

    @Test
    void allowsNoMoreThanLimitHoweverManyAskAtOnce() throws Exception {
        String username = "verifier-622927100200";
        String own = ownHouseholdOf(username);
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int count = 0; count < 70; count++) {
                answers.add(threads.submit(
                        () -> disclose(username, own, REASON, "PHONE").statusCode()));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsOnly(201, 429);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(60);
        Response refused = disclose(username, own, REASON, "PHONE");
        refused.then()
                .statusCode(429)
                .body("type", equalTo("urn:anju:problem:too-many-disclosures"))
                .body("detail", containsString("60"));
        assertThat(Integer.valueOf(refused.header("Retry-After"))).isBetween(3000, 3601);
    }

    @ParameterizedTest
    @ValueSource(strings = {"integrator", "auditor", "admin"})
    void refusesRolesWithoutNeed(String username) {
        disclose(username, household, REASON, "PHONE").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"integrator", "admin", "county-622927"})
    void showsRecordsToAuditorsOnly(String username) {
        Api.as(username).get("/identity-disclosures").then().statusCode(403);
    }

    @Test
    void knowsNothingOfForeignHouseholds() {
        disclose(Api.JISHISHAN, foreign, REASON, "PHONE")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:household-unknown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "         x", "核对电话13912345678是否正确"})
    void wantsReasonThatIsOne(String reason) {
        disclose(Api.JISHISHAN, household, reason, "PHONE")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("reason")));
    }

    private static Response disclose(String username, String id, String reason, String... fields) {
        return post(username, id, Map.of("reason", reason, "fields", Set.of(fields)));
    }

    private static Response post(String username, String id, Map<String, Object> body) {
        return Api.as(username)
                .contentType("application/json")
                .body(body)
                .post("/households/" + id + "/identity-disclosures");
    }

    private static String ownHouseholdOf(String verifier) throws SQLException {
        String village = verifier.substring(verifier.indexOf('-') + 1);
        String name = DatabaseOwner.query("SELECT name FROM region WHERE code = '" + village + "'");
        Api.importRoster(
                Api.LINXIA, TestRoster.of(TestHousehold.inJishishan("CLEAR-3").at("积石山保安族东乡族撒拉族自治县", "吹麻滩镇", name)));
        return DatabaseOwner.query("SELECT id FROM household WHERE household_no = 'CLEAR-3'");
    }

    private UUID addMember(String number) throws SQLException {
        UUID member = UUID.randomUUID();
        try (Connection connection = DatabaseOwner.connect();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO household_member
                            (id, household_id, name, relation, id_number_encrypted, id_number_index, since_version)
                        VALUES (?, ?::uuid, '马丽', 'SPOUSE', ?, ?, 1)""")) {
            statement.setObject(1, member);
            statement.setString(2, household);
            statement.setBytes(3, cipher.sealer().seal(Secret.ID_NUMBER, number));
            statement.setBytes(4, cipher.sealer().indexOf(number));
            statement.executeUpdate();
        }
        return member;
    }
}
