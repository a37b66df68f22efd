package org.anju.household.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RosterImportResourceTest {

    @Test
    void storesAllHouseholdsOfRoster() {
        JsonPath end = Api.importRoster(
                Api.JISHISHAN,
                TestRoster.of(IntStream.range(0, 1200)
                        .mapToObj(index -> TestHousehold.inJishishan("STORE-" + index))
                        .toList()));

        assertThat(end.getString("state")).isEqualTo("IMPORTED");
        assertThat(end.getInt("households.added")).isEqualTo(1200);
        // Two lines of header, one of totals.
        assertThat(end.getInt("rowsRead")).isEqualTo(1203).isEqualTo(end.getInt("rowsTotal"));
        assertThat(end.getString("finishedAt")).isNotNull();
    }

    @Test
    void tellsWhereToFollowAnAcceptedRoster() {
        byte[] roster = TestRoster.of(TestHousehold.inJishishan("FOLLOW-1")).toXlsx();

        Api.as(Api.JISHISHAN)
                .contentType(TestRoster.XLSX)
                .queryParam("fileName", "C:\\rosters\\积石山.xlsx")
                .queryParam("region", "622927100000")
                .body(roster)
                .post("/roster-imports")
                .then()
                .statusCode(202)
                .header("Location", matchesPattern("/api/v1/roster-imports/[0-9a-f-]{36}"))
                .body("fileName", equalTo("积石山.xlsx"))
                .body("bytes", equalTo(roster.length))
                .body("regions", equalTo(List.of("622927100")))
                .body("sha256", notNullValue());
    }

    @Test
    void changesNothingWhenTheSameRosterComesAgain() {
        TestRoster roster = TestRoster.of(TestHousehold.inJishishan("AGAIN-1"), TestHousehold.inJishishan("AGAIN-2"));
        Api.importRoster(Api.JISHISHAN, roster);

        JsonPath second = Api.importRoster(Api.JISHISHAN, roster);

        assertThat(second.getMap("households")).containsAllEntriesOf(Map.of("added", 0, "changed", 0));
        assertThat(second.getInt("households.unchanged")).isEqualTo(2);
    }

    @Test
    void tellsChangedFromUnchanged() {
        TestHousehold same = TestHousehold.inJishishan("CHANGE-1");
        TestHousehold other = TestHousehold.inJishishan("CHANGE-2");
        Api.importRoster(Api.JISHISHAN, TestRoster.of(same, other));

        JsonPath second = Api.importRoster(Api.JISHISHAN, TestRoster.of(same, other.withPhone("13900005678")));

        assertThat(second.getInt("households.changed")).isEqualTo(1);
        assertThat(second.getInt("households.unchanged")).isEqualTo(1);
    }

    @Test
    void readsWhatClerksWrite() {
        String number = TestHousehold.idNumber("HABIT-1");
        JsonPath end = Api.importRoster(
                Api.JISHISHAN,
                TestRoster.of(TestHousehold.inJishishan("HABIT-1")
                        .at("积石山县", "吹麻滩", "方家")
                        .withIdNumber("'" + number.substring(0, 6) + " "
                                + number.substring(6).toLowerCase())
                        .withMembers("5人")
                        .headedBy("马  明")));

        assertThat(end.getString("state")).isEqualTo("IMPORTED");
        Api.as(Api.JISHISHAN)
                .queryParam("region", "622927100201")
                .queryParam("limit", 1000)
                .get("/households")
                .then()
                .body("items.find { it.householdNo == 'HABIT-1' }.headName", equalTo("马明"))
                .body("items.find { it.householdNo == 'HABIT-1' }.memberCount", equalTo(5));
    }

    @Test
    void findsVillageByItsCode() {
        JsonPath end = Api.importRoster(
                Api.JISHISHAN,
                TestRoster.ofLines(
                        new Object[] {"户编号", "户主姓名", "证件号码", "家庭人口", "行政区划代码"},
                        new Object[] {"AAC001", "AAB002", "AAB004", "", "AAR008"},
                        new Object[] {"CODE-1", "马明", TestHousehold.idNumber("CODE-1"), 3, "622927100201"},
                        new Object[] {"CODE-2", "马兰", TestHousehold.idNumber("CODE-2"), 2, "622926100001"}));

        assertThat(end.getList("findings.code")).containsExactly("region-out-of-scope");
        assertThat(end.getString("findings[0].column")).isEqualTo("E");
    }

    @Test
    void asksWhichVillageIsMeantWhenNameFitsTwo() {
        JsonPath end = Api.importRoster(
                Api.JISHISHAN,
                TestRoster.of(TestHousehold.inJishishan("WHICH-1").at("积石山县", "居集镇", "居集")));

        assertThat(end.getList("findings.code")).containsExactly("region-ambiguous");
        assertThat(end.getString("findings[0].message")).contains("居集社区居委会", "居集村委会");
    }

    @Test
    void storesNothingWhenOneRowIsWrong() {
        JsonPath end = Api.importRoster(
                Api.JISHISHAN,
                TestRoster.of(
                        TestHousehold.inJishishan("WHOLE-1"),
                        TestHousehold.inJishishan("WHOLE-2").withIdNumber("629927194902010010"),
                        TestHousehold.inJishishan("WHOLE-3")));

        assertThat(end.getString("state")).isEqualTo("REFUSED");
        assertThat(end.getString("findings[0].code")).isEqualTo("identity-number-check-digit");
        assertThat(end.getInt("findings[0].row")).isEqualTo(TestRoster.FIRST_ROW + 1);
        assertThat(end.getString("findings[0].column")).isEqualTo("I");
        assertThat(end.getString("findings[0].found")).isEqualTo("629927********0010");
        Api.as(Api.JISHISHAN)
                .queryParam("limit", 1000)
                .get("/households")
                .then()
                .body("items.householdNo", not(hasItem("WHOLE-1")));
    }

    @Test
    void neverRepairsIdentityNumberStoredAsNumber() {
        JsonPath end = Api.importRoster(
                Api.JISHISHAN,
                TestRoster.of(
                        TestHousehold.inJishishan("FLOAT-1").withIdNumber(6.29927194901010e17),
                        TestHousehold.inJishishan("FLOAT-2").withIdNumber("6.29927E+17")));

        assertThat(end.getString("state")).isEqualTo("REFUSED");
        assertThat(end.getList("findings.code"))
                .containsExactly("identity-number-is-number", "identity-number-is-number");
    }

    @Test
    void refusesRowsOfForeignCounty() {
        JsonPath end = Api.importRoster(
                Api.JISHISHAN,
                TestRoster.of(TestHousehold.inJishishan("FOREIGN-1"), TestHousehold.inDongxiang("FOREIGN-2")));

        assertThat(end.getString("state")).isEqualTo("REFUSED");
        assertThat(end.getList("findings.code")).containsExactly("region-out-of-scope");
        assertThat(end.getString("findings[0].column")).isEqualTo("B");
    }

    @Test
    void saysNoMoreOfForeignHouseholdThanThatItsNumberIsInUse() {
        Api.importRoster(Api.DONGXIANG, TestRoster.of(TestHousehold.inDongxiang("TAKEN-1")));

        JsonPath end = Api.importRoster(Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan("TAKEN-1")));

        assertThat(end.getString("state")).isEqualTo("REFUSED");
        assertThat(end.getList("findings.code")).containsExactly("household-out-of-scope");
        assertThat(end.getString("findings[0].found")).isEqualTo("TAKEN-1");
        Api.as(Api.DONGXIANG)
                .queryParam("limit", 1000)
                .get("/households")
                .then()
                .body("items.find { it.householdNo == 'TAKEN-1' }.version", equalTo(1));
    }

    @Test
    void namesBothRowsOfRepeatedHousehold() {
        JsonPath end = Api.importRoster(
                Api.JISHISHAN,
                TestRoster.of(
                        TestHousehold.inJishishan("TWICE-1"),
                        TestHousehold.inJishishan("TWICE-1").withMembers(7)));

        assertThat(end.getString("state")).isEqualTo("REFUSED");
        assertThat(end.getList("findings.findAll { it.severity == 'ERROR' }.code"))
                .containsExactly("household-number-repeated", "household-number-repeated");
        assertThat(end.getList("findings.row", Integer.class).subList(0, 2))
                .containsExactly(TestRoster.FIRST_ROW, TestRoster.FIRST_ROW + 1);
        assertThat(end.getString("findings[0].message")).contains("row " + (TestRoster.FIRST_ROW + 1));
        assertThat(end.getString("findings[1].message")).contains("row " + TestRoster.FIRST_ROW);
    }

    @Test
    void takesTheSameRowOnce() {
        JsonPath end = Api.importRoster(
                Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan("SAME-1"), TestHousehold.inJishishan("SAME-1")));

        assertThat(end.getString("state")).isEqualTo("IMPORTED");
        assertThat(end.getInt("households.added")).isEqualTo(1);
        assertThat(end.getList("findings.code")).containsExactly("row-repeated");
    }

    @Test
    void explainsFindingsInTheReadersLanguage() {
        String id = Api.importRoster(
                        Api.JISHISHAN,
                        TestRoster.of(TestHousehold.inJishishan("ZH-1").withMode("住楼房")))
                .getString("id");

        Api.as(Api.JISHISHAN)
                .header("Accept-Language", "zh-CN,zh;q=0.9")
                .get("/roster-imports/" + id)
                .then()
                .statusCode(200)
                .body("findings[0].message", equalTo("“住房保障方式”不在可选范围内"))
                .body("findings[0].found", equalTo("住楼房"))
                .body("findings[0].expected", containsString("投亲靠友"));
    }

    @Test
    void takesTheSameKeyWithTheSameFileForTheSameImport() {
        byte[] roster = TestRoster.of(TestHousehold.inJishishan("KEY-1")).toXlsx();
        String first = uploadWithKey("key-1", roster).path("id");

        assertThat(uploadWithKey("key-1", roster).<String>path("id")).isEqualTo(first);
    }

    @Test
    void refusesKeyThatStandsForAnotherFile() {
        uploadWithKey("key-2", TestRoster.of(TestHousehold.inJishishan("KEY-2")).toXlsx());

        Api.as(Api.JISHISHAN)
                .contentType(TestRoster.XLSX)
                .header("Idempotency-Key", "key-2")
                .body(TestRoster.of(TestHousehold.inJishishan("KEY-3")).toXlsx())
                .post("/roster-imports")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:idempotency-key-reused"));
    }

    @Test
    void listsImportsNewestFirst() {
        String older = Api.importRoster(Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan("LIST-1")))
                .getString("id");
        String newer = Api.importRoster(Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan("LIST-1")))
                .getString("id");

        String cursor = Api.as(Api.JISHISHAN)
                .queryParam("limit", 1)
                .get("/roster-imports")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(newer))
                .extract()
                .path("nextCursor");
        Api.as(Api.JISHISHAN)
                .queryParam("cursor", cursor)
                .get("/roster-imports")
                .then()
                .body("items[0].id", equalTo(older));
    }

    @Test
    void hidesImportsOfForeignRegions() {
        String id = Api.importRoster(Api.DONGXIANG, TestRoster.of(TestHousehold.inDongxiang("HIDE-1")))
                .getString("id");

        Api.as(Api.JISHISHAN)
                .get("/roster-imports/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:roster-import-unknown"));
        Api.as(Api.JISHISHAN).get("/roster-imports").then().body("items.id", not(hasItem(id)));
        Api.as(Api.LINXIA).get("/roster-imports/" + id).then().statusCode(200);
    }

    @Test
    void refusesUploadForForeignRegion() {
        Api.as(Api.JISHISHAN)
                .contentType(TestRoster.XLSX)
                .queryParam("region", "622926000000")
                .body(TestRoster.of(TestHousehold.inDongxiang("NAMED-1")).toXlsx())
                .post("/roster-imports")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verifier-622927100201", "township-622927100000", "integrator", "admin"})
    void refusesRolesThatKeepNoRosters(String username) {
        Api.upload(username, TestRoster.of(TestHousehold.inJishishan("ROLE-1")).toXlsx())
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:role-missing"));
        Api.as(username).get("/roster-imports").then().statusCode(403);
        Api.as(username)
                .get("/roster-imports/01970000-0000-7000-8000-000000000000/findings")
                .then()
                .statusCode(403);
        Api.as(username)
                .get("/roster-imports/01970000-0000-7000-8000-000000000000/errors")
                .then()
                .statusCode(403);
        Api.as(username)
                .contentType("application/json")
                .body(Map.of("badRows", "LEAVE_OUT"))
                .post("/roster-imports/01970000-0000-7000-8000-000000000000/confirm")
                .then()
                .statusCode(403);
        Api.as(username)
                .contentType("application/json")
                .body(Map.of("reason", "误导入"))
                .post("/roster-imports/01970000-0000-7000-8000-000000000000/undo")
                .then()
                .statusCode(403);
        Api.as(username)
                .get("/roster-imports/01970000-0000-7000-8000-000000000000")
                .then()
                .statusCode(403);
    }

    private static Response uploadWithKey(String key, byte[] roster) {
        var response = Api.as(Api.JISHISHAN)
                .contentType(TestRoster.XLSX)
                .header("Idempotency-Key", key)
                .body(roster)
                .post("/roster-imports");
        response.then().statusCode(202);
        return response;
    }
}
