package org.anju.household.history;

import static org.anju.household.testsupport.TestEvents.event;
import static org.anju.household.testsupport.TestEvents.happened;
import static org.anju.household.testsupport.TestEvents.history;
import static org.anju.household.testsupport.TestEvents.member;
import static org.anju.household.testsupport.TestEvents.newNumber;
import static org.anju.household.testsupport.TestEvents.registered;
import static org.anju.household.testsupport.TestEvents.registration;
import static org.anju.household.testsupport.TestEvents.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.TestEvents;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HouseholdHistoryTest {

    @Test
    void tellsImportsFieldByFieldAndMasksWhatIsPersonal() {
        String number = newNumber();
        TestHousehold told = TestHousehold.inJishishan(number);
        String first = Api.importRoster(Api.JISHISHAN, TestRoster.of(told)).getString("id");
        String second = Api.importRoster(
                        Api.JISHISHAN,
                        TestRoster.of(
                                told.withMode("投亲靠友").withPhone("13900005678").withMembers(6)))
                .getString("id");

        JsonPath history = history(idOf(number));

        assertThat(history.getList("items.version", Integer.class)).containsExactly(2, 1);
        assertThat(history.getList("items.kind", String.class)).containsExactly("IMPORTED", "IMPORTED");
        assertThat(history.getList("items.rosterImportId", String.class)).containsExactly(second, first);
        assertThat(history.getList("items.recordedBy", String.class)).containsExactly(Api.JISHISHAN, Api.JISHISHAN);
        assertThat(history.getString("items[1].effectiveOn"))
                .isEqualTo(TestEvents.today().toString());
        assertThat(history.getList("items[0].fields.field", String.class))
                .containsExactly("phone", "expectedMode", "memberCount");
        assertThat(history.getList("items[0].fields.before", String.class))
                .containsExactly("138****1234", "DILAPIDATED_HOUSE_RENOVATION", "4");
        assertThat(history.getList("items[0].fields.after", String.class))
                .containsExactly("139****5678", "STAY_WITH_KIN", "6");
        assertThat(history.getList("items[1].fields.field", String.class)).contains("householdNo", "status", "address");
        assertThat(history.getString("items[1].fields.find { it.field == 'address' }.after"))
                .isEqualTo("***");
        assertThat(history.prettify())
                .doesNotContain(TestHousehold.idNumber(number))
                .doesNotContain("13900005678");
    }

    @Test
    void tellsWhoDidWhatAndWhy() {
        String id = registered(registration(today().minusDays(3), member("马小明", "SON")));
        happened(
                id,
                event(
                        "DEREGISTERED",
                        "effectiveOn",
                        today().minusDays(1).toString(),
                        "reason",
                        "整户自然销户",
                        "proof",
                        "户籍注销证明"));

        JsonPath history = history(id);

        assertThat(history.getString("items[0].kind")).isEqualTo("DEREGISTERED");
        assertThat(history.getString("items[0].effectiveOn"))
                .isEqualTo(today().minusDays(1).toString());
        assertThat(history.getString("items[0].recordedBy")).isEqualTo(Api.LINXIA);
        assertThat(history.getString("items[0].reason")).isEqualTo("整户自然销户");
        assertThat(history.getString("items[0].proof")).isEqualTo("户籍注销证明");
        assertThat(history.getString("items[0].approvedBy")).isEqualTo("县乡村振兴局");
        assertThat(history.getString("items[0].fields[0].field")).isEqualTo("status");
        assertThat(history.getString("items[0].fields[0].after")).isEqualTo("REMOVED");
        assertThat(history.getString("items[1].recordedBy")).isEqualTo(Api.JISHISHAN);
        assertThat(history.getString("items[1].members[0].after.name")).isEqualTo("马小明");
    }

    @Test
    void pagesWithoutGapAndComparesAcrossPages() {
        String id = registered(registration());
        for (int index = 0; index < 4; index++) {
            happened(id, event("MEMBER_ADDED", "member", member("马小明", "SON")));
        }
        List<Integer> versions = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        String cursor = null;
        do {
            var request = Api.as(Api.JISHISHAN).queryParam("limit", 2);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/households/" + id + "/history")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            versions.addAll(page.getList("items.version", Integer.class));
            counts.addAll(page.getList("items.collect { it.fields.find { f -> f.field == 'memberCount' }.after }"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(versions).containsExactly(5, 4, 3, 2, 1);
        assertThat(counts).containsExactly("5", "4", "3", "2", "1");
    }

    @Test
    void hidesForeignHousehold() {
        String id = registered(registration());

        Api.as(Api.DONGXIANG)
                .get("/households/" + id + "/history")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:household-unknown"));
    }

    @Test
    void letsVerifierOfTheVillageRead() {
        String id = registered(registration());

        Api.as(Api.VERIFIER)
                .get("/households/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "integrator", "auditor"})
    void refusesRolesWithoutNeed(String username) {
        Api.as(username)
                .get("/households/01970000-0000-7000-8000-000000000000/history")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:role-missing"));
    }

    @Test
    void refusesCursorThatIsNone() {
        Api.as(Api.JISHISHAN)
                .queryParam("cursor", "last")
                .get("/households/" + registered(registration()) + "/history")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:cursor-malformed"));
    }

    private static String idOf(String householdNo) {
        return Api.as(Api.JISHISHAN)
                .queryParam("region", TestEvents.VILLAGE)
                .queryParam("limit", 1000)
                .get("/households")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.householdNo == '" + householdNo + "' }.id");
    }
}
