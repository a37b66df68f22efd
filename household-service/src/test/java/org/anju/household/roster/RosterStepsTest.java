package org.anju.household.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** Upload, dry run, confirmation and undo, as officials work. */
@QuarkusTest
class RosterStepsTest {

    private static final String WRONG_NUMBER = "629927194902010010";

    @Test
    void dryRunTellsWhatWouldHappenAndStoresNothing() {
        Api.importRoster(
                Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan("DRY-1"), TestHousehold.inJishishan("DRY-2")));

        JsonPath end = check(TestRoster.of(
                TestHousehold.inJishishan("DRY-1"),
                TestHousehold.inJishishan("DRY-2").withMembers(8),
                TestHousehold.inJishishan("DRY-3"),
                TestHousehold.inJishishan("DRY-4").withIdNumber(WRONG_NUMBER)));

        assertThat(end.getString("state")).isEqualTo("CHECKED");
        assertThat(end.getMap("households")).isEqualTo(Map.of("added", 1, "changed", 1, "unchanged", 1));
        assertThat(end.getInt("faultyRows")).isEqualTo(1);
        assertThat(end.getString("fileKeptUntil")).isNotNull();
        assertThat(household("DRY-3")).isNull();
        assertThat(household("DRY-2")).containsEntry("memberCount", 4);
    }

    @Test
    void confirmationStoresTheGoodRowsAndLeavesTheOthersOut() {
        String id = check(TestRoster.of(
                        TestHousehold.inJishishan("GOOD-1"),
                        TestHousehold.inJishishan("GOOD-2").withIdNumber(WRONG_NUMBER),
                        TestHousehold.inJishishan("GOOD-3")))
                .getString("id");

        confirm(id, BadRows.LEAVE_OUT).then().statusCode(202);
        JsonPath end = Api.awaitEnd(Api.JISHISHAN, id);

        assertThat(end.getString("state")).isEqualTo("IMPORTED");
        assertThat(end.getInt("households.added")).isEqualTo(2);
        assertThat(end.getInt("faultyRows")).isEqualTo(1);
        assertThat(end.getString("confirmedBy")).isEqualTo(Api.JISHISHAN);
        assertThat(household("GOOD-1")).isNotNull();
        assertThat(household("GOOD-2")).isNull();
    }

    @Test
    void confirmationOfAllOrNothingIsRefusedWhileRowsHaveErrors() {
        String id = check(TestRoster.of(
                        TestHousehold.inJishishan("ALL-1"),
                        TestHousehold.inJishishan("ALL-2").withIdNumber(WRONG_NUMBER)))
                .getString("id");

        confirm(id, BadRows.REFUSE_ALL)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:roster-has-errors"))
                .body("violations[0].field", equalTo("badRows"));
    }

    @Test
    void refusedRosterCanStillBeConfirmedWithoutItsBadRows() {
        String id = Api.importRoster(
                        Api.JISHISHAN,
                        TestRoster.of(
                                TestHousehold.inJishishan("STILL-1"),
                                TestHousehold.inJishishan("STILL-2").withIdNumber(WRONG_NUMBER)))
                .getString("id");

        confirm(id, BadRows.LEAVE_OUT).then().statusCode(202);

        assertThat(Api.awaitEnd(Api.JISHISHAN, id).getInt("households.added")).isEqualTo(1);
    }

    @Test
    void confirmationSentTwiceImportsOnce() {
        String id = check(TestRoster.of(TestHousehold.inJishishan("ONCE-1"))).getString("id");
        confirm(id, BadRows.REFUSE_ALL).then().statusCode(202);
        Api.awaitEnd(Api.JISHISHAN, id);

        confirm(id, BadRows.REFUSE_ALL).then().statusCode(202).body("state", equalTo("IMPORTED"));

        assertThat(household("ONCE-1")).containsEntry("version", 1);
    }

    @Test
    void badRowsStayOutWithoutDryRunWhenAskedFor() {
        String id = Api.as(Api.JISHISHAN)
                .contentType(TestRoster.XLSX)
                .queryParam("badRows", "LEAVE_OUT")
                .body(TestRoster.of(
                                TestHousehold.inJishishan("LEAVE-1"),
                                TestHousehold.inJishishan("LEAVE-2").withIdNumber(WRONG_NUMBER))
                        .toXlsx())
                .post("/roster-imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        assertThat(Api.awaitEnd(Api.JISHISHAN, id).getInt("households.added")).isEqualTo(1);
    }

    @Test
    void undoRestoresWhatWasChangedAndTakesOutWhatWasAdded() {
        Api.importRoster(Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan("UNDO-1")));
        String id = Api.importRoster(
                        Api.JISHISHAN,
                        TestRoster.of(
                                TestHousehold.inJishishan("UNDO-1")
                                        .withMembers(9)
                                        .headedBy("马改名"),
                                TestHousehold.inJishishan("UNDO-2")))
                .getString("id");

        undo(id).then().statusCode(202);
        JsonPath end = Api.awaitEnd(Api.JISHISHAN, id);

        assertThat(end.getString("state")).isEqualTo("UNDONE");
        assertThat(end.getString("undoneBy")).isEqualTo(Api.JISHISHAN);
        assertThat(household("UNDO-1"))
                .containsEntry("memberCount", 4)
                .containsEntry("headName", "马占海")
                .containsEntry("version", 3);
        assertThat(statusOf("UNDO-2")).isEqualTo("REMOVED");
        undo(id).then().statusCode(202).body("state", equalTo("UNDONE"));
    }

    @Test
    void rosterImportedAgainAfterUndoIsInAgain() {
        TestRoster roster = TestRoster.of(TestHousehold.inJishishan("BACK-1"));
        String id = Api.importRoster(Api.JISHISHAN, roster).getString("id");
        undo(id).then().statusCode(202);
        Api.awaitEnd(Api.JISHISHAN, id);

        JsonPath again = Api.importRoster(Api.JISHISHAN, roster);

        assertThat(again.getInt("households.changed")).isEqualTo(1);
        assertThat(statusOf("BACK-1")).isEqualTo("ACTIVE");
    }

    @Test
    void importsAreUndoneInTurnFromTheLatest() {
        String first = Api.importRoster(Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan("TURN-1")))
                .getString("id");
        String second = Api.importRoster(
                        Api.JISHISHAN,
                        TestRoster.of(TestHousehold.inJishishan("TURN-1").withMembers(5)))
                .getString("id");

        undo(first).then().statusCode(409).body("type", equalTo("urn:anju:problem:roster-import-built-upon"));
        undo(second).then().statusCode(202);
        Api.awaitEnd(Api.JISHISHAN, second);
        undo(first).then().statusCode(202);

        assertThat(Api.awaitEnd(Api.JISHISHAN, first).getString("state")).isEqualTo("UNDONE");
        assertThat(statusOf("TURN-1")).isEqualTo("REMOVED");
    }

    @Test
    void onlyWhatIsImportedCanBeUndoneAndOnlyWhatIsCheckedConfirmed() {
        String checked =
                check(TestRoster.of(TestHousehold.inJishishan("ORDER-1"))).getString("id");
        String imported = Api.importRoster(Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan("ORDER-2")))
                .getString("id");
        undo(imported).then().statusCode(202);
        Api.awaitEnd(Api.JISHISHAN, imported);

        undo(checked).then().statusCode(409).body("type", equalTo("urn:anju:problem:roster-import-not-undoable"));
        confirm(imported, BadRows.REFUSE_ALL)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:roster-import-not-confirmable"));
    }

    @Test
    void findingsArePaged() {
        String id = check(TestRoster.of(
                        TestHousehold.inJishishan("PAGE-1")
                                .withIdNumber(WRONG_NUMBER)
                                .withMembers("很多"),
                        TestHousehold.inJishishan("PAGE-2").withIdNumber("12345")))
                .getString("id");

        JsonPath first = Api.as(Api.JISHISHAN)
                .queryParam("limit", 2)
                .get("/roster-imports/" + id + "/findings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath second = Api.as(Api.JISHISHAN)
                .queryParam("limit", 2)
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/roster-imports/" + id + "/findings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(first.getList("items.row")).isEqualTo(List.of(TestRoster.FIRST_ROW, TestRoster.FIRST_ROW));
        assertThat(second.getString("items[0].code")).isEqualTo("identity-number-malformed");
        assertThat(second.getString("nextCursor")).isNull();
    }

    @Test
    void fileComesBackWithItsErrorsMarkedAndCanBeSentAgain() throws IOException {
        String id = check(TestRoster.of(
                        TestHousehold.inJishishan("MARK-1"),
                        TestHousehold.inJishishan("MARK-2").withIdNumber(WRONG_NUMBER)))
                .getString("id");

        Response marked =
                Api.as(Api.JISHISHAN).header("Accept-Language", "zh-CN").get("/roster-imports/" + id + "/errors");

        marked.then()
                .statusCode(200)
                .contentType(TestRoster.XLSX)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", containsString("filename*=UTF-8''"));
        byte[] workbook = marked.asByteArray();
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            assertThat(read.getFirstSheet().read().get(TestRoster.FIRST_ROW).stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .toList()
                            .toString())
                    .contains("校验位不符");
        }
        JsonPath again = Api.importRoster(Api.JISHISHAN, workbook);
        assertThat(again.getList("findings.code")).containsExactly("identity-number-check-digit");
    }

    @Test
    void fileWithoutFaultsIsNotKept() {
        String id = Api.importRoster(Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan("CLEAN-1")))
                .getString("id");

        Api.as(Api.JISHISHAN)
                .get("/roster-imports/" + id + "/errors")
                .then()
                .statusCode(410)
                .body("type", equalTo("urn:anju:problem:roster-file-gone"));
    }

    @Test
    void foreignImportsAreUnknown() {
        String id = Api.importRoster(Api.DONGXIANG, TestRoster.of(TestHousehold.inDongxiang("ALIEN-1")))
                .getString("id");

        confirm(id, BadRows.REFUSE_ALL).then().statusCode(404);
        undo(id).then().statusCode(404);
        Api.as(Api.JISHISHAN).get("/roster-imports/" + id + "/findings").then().statusCode(404);
        Api.as(Api.JISHISHAN).get("/roster-imports/" + id + "/errors").then().statusCode(404);
    }

    @Test
    void effectiveDateMayNotLieInTheFuture() {
        Api.as(Api.JISHISHAN)
                .contentType(TestRoster.XLSX)
                .queryParam("effectiveOn", "2999-01-01")
                .body(TestRoster.of(TestHousehold.inJishishan("LATER-1")).toXlsx())
                .post("/roster-imports")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("effectiveOn"));
    }

    private static JsonPath check(TestRoster roster) {
        String id = Api.as(Api.JISHISHAN)
                .contentType(TestRoster.XLSX)
                .queryParam("dryRun", true)
                .queryParam("fileName", UUID.randomUUID() + ".xlsx")
                .body(roster.toXlsx())
                .post("/roster-imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Api.awaitEnd(Api.JISHISHAN, id);
    }

    private static Response confirm(String id, BadRows badRows) {
        return Api.as(Api.JISHISHAN)
                .contentType("application/json")
                .body(Map.of("badRows", badRows))
                .post("/roster-imports/" + id + "/confirm");
    }

    private static Response undo(String id) {
        return Api.as(Api.JISHISHAN)
                .contentType("application/json")
                .body(Map.of("reason", "误用上一年度的花名册"))
                .post("/roster-imports/" + id + "/undo");
    }

    private static Map<String, Object> household(String householdNo) {
        return Api.household(Api.JISHISHAN, householdNo);
    }

    private static Object statusOf(String householdNo) {
        return household(householdNo).get("status");
    }
}
