package org.anju.household.regionchange;

import static org.anju.household.testsupport.RegionImports.daysAgo;
import static org.anju.household.testsupport.RegionImports.row;
import static org.anju.household.testsupport.RegionImports.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.Numbers;
import org.anju.household.testsupport.RegionImports;
import org.anju.household.testsupport.TestRoster;
import org.anju.household.testsupport.TestTownship;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RegionImportResourceTest {

    @Inject
    HouseholdRows households;

    @Test
    void addsRegionsEachBelowTheOneBefore() {
        TestTownship township = TestTownship.with("甲");

        Api.as(Api.VERIFIER)
                .get("/regions/" + township.villageCode(0))
                .then()
                .statusCode(200)
                .body("name", equalTo(township.villageName(0)))
                .body("level", equalTo("VILLAGE"))
                .body("validFrom", equalTo(TestTownship.SINCE))
                .body("validTo", nullValue())
                .body("path.name", contains("甘肃省", "临夏回族自治州", "永靖县", township.name(), township.villageName(0)));
    }

    @Test
    void renamedRegionKeepsItsFormerName() {
        TestTownship township = TestTownship.with("甲");
        String code = township.villageCode(0);
        String tag = tagOf(code);

        RegionImports.carryOut(row("RENAME", code, "name", "新民村委会", "validFrom", today()))
                .then()
                .statusCode(201)
                .body("changes[0].before", equalTo(township.villageName(0)))
                .body("changes[0].after", equalTo("新民村委会"));

        Api.as(Api.VERIFIER)
                .header("If-None-Match", tag)
                .get("/regions/" + code)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-cache, no-transform, private"))
                .body("name", equalTo("新民村委会"))
                .body("aliases.name", contains(township.villageName(0)))
                .body("aliases.kind", contains("FORMER_NAME"));
    }

    @Test
    void keepsLocalNamesAndCodesOfOtherOffices() {
        TestTownship township = TestTownship.with("甲");
        String code = township.villageCode(0);
        String tag = tagOf(code);

        RegionImports.carryOut(
                        row("ALIAS", code, "name", "老甲庄"),
                        row("EXTERNAL_CODE", code, "system", "poverty-office", "externalCode", "P" + code))
                .then()
                .statusCode(201)
                .body("regionsChanged", equalTo(0));

        Api.as(Api.VERIFIER)
                .header("If-None-Match", tag)
                .get("/regions/" + code)
                .then()
                .statusCode(200)
                .body("aliases.kind", contains("LOCAL_NAME"))
                .body("externalCodes.system", contains("poverty-office"))
                .body("externalCodes.code", contains("P" + code));
        RegionImports.carryOut(row("EXTERNAL_CODE", code, "system", "poverty-office", "externalCode", "P" + code))
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("rows[1].externalCode"));
        RegionImports.carryOut(row("ALIAS", code, "name", "老甲庄"))
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("rows[1].name"));
    }

    @Test
    void closedVillageIsNoLongerListed() {
        TestTownship township = TestTownship.with("甲", "乙");

        RegionImports.carryOut(row(
                        "CLOSE", township.villageCode(0), "validTo", daysAgo(3).toString()))
                .then()
                .statusCode(201)
                .body("changes[0].after", nullValue());

        children(township).body("code", contains(township.villageCode(1)));
        Api.as(Api.VERIFIER)
                .queryParam("asOf", daysAgo(4).toString())
                .get("/regions/" + township.code() + "/children")
                .then()
                .body("code", contains(township.villageCode(0), township.villageCode(1)));
    }

    @Test
    void townshipIsMergedOnceItsVillagesHaveMovedOn() {
        TestTownship from = TestTownship.with("甲");
        TestTownship to = TestTownship.with("乙");
        String moved = to.code().substring(0, 9) + "299";

        RegionImports.carryOut(row("MERGE", from.code(), "successor", to.code(), "validTo", today()))
                .then()
                .statusCode(422)
                .body(
                        "violations[0].message",
                        equalTo("1 regions below it still are: RECODE, MERGE or CLOSE them in " + "earlier rows"));
        RegionImports.carryOut(
                        row("RECODE", from.villageCode(0), "newCode", moved, "validFrom", today()),
                        row("MERGE", from.code(), "successor", to.code(), "validTo", today()))
                .then()
                .statusCode(201)
                .body("regionsChanged", equalTo(3));

        children(to).body("code", contains(to.villageCode(0), moved));
    }

    /** A county without demo users, which nobody else's test knows. */
    @Test
    void administratorRecodesWholeCounty() {
        RegionImports.send(Api.ADMIN, row("ALIAS", "632857100000", "name", "柴旦"))
                .then()
                .statusCode(201);
        int regions = 1
                + Api.as(Api.ADMIN)
                        .queryParam("within", "632857000000")
                        .queryParam("limit", 1000)
                        .get("/regions")
                        .then()
                        .extract()
                        .jsonPath()
                        .getList("items")
                        .size();

        RegionImports.send(Api.ADMIN, row("RECODE", "632857000000", "newCode", "632897000000", "validFrom", today()))
                .then()
                .statusCode(201)
                .body("regionsChanged", equalTo(2 * (regions - 1)))
                .body("householdsMoved", equalTo(0));

        Api.as(Api.ADMIN)
                .get("/regions/632897100000")
                .then()
                .body("parent", equalTo("632897000000"))
                .body("aliases.name", contains("柴旦"));
        Api.as(Api.ADMIN)
                .queryParam("within", "632857000000")
                .get("/regions")
                .then()
                .body("items", empty());
        Api.as(Api.ADMIN)
                .queryParam("within", "632857000000")
                .queryParam("includeEnded", true)
                .queryParam("limit", 1000)
                .get("/regions")
                .then()
                .body("items", hasSize(regions - 1))
                .body("items.validTo", everyItem(equalTo(today())));
        Api.as(Api.ADMIN)
                .queryParam("county", "大柴旦")
                .queryParam("township", "柴旦")
                .get("/regions/resolve")
                .then()
                .body("outcome", equalTo("RESOLVED"))
                .body("region.code", equalTo("632897100000"));
    }

    @Test
    void dryRunTellsAllAndLeavesNothing() {
        TestTownship township = TestTownship.with("甲", "乙");
        String householdNo = "DRY-" + Numbers.next();
        Api.importRoster(Api.LINXIA, TestRoster.of(township.household(householdNo, 0)));
        String before = footprint();

        RegionImports.tryOut(
                        row("RENAME", township.villageCode(1), "name", "新民村委会", "validFrom", today()),
                        row("MERGE", township.villageCode(0), "successor", township.villageCode(1), "validTo", today()),
                        row("CLOSE", "622923999201", "validTo", today()))
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("id", nullValue())
                .body("regionsChanged", equalTo(2))
                .body("householdsMoved", equalTo(1))
                .body("changes.action", contains("RENAME", "MERGE"))
                .body("findings.row", contains(3))
                .body("findings.code", contains("region-unknown"));

        assertThat(footprint()).isEqualTo(before);
        assertThat(households.history(householdNo)).isEmpty();
        children(township).body("name", contains(township.villageName(0), township.villageName(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "action,       GO,           622923401201, action-unknown",
        "code,         CLOSE,        6229,         code-malformed",
        "code,         CLOSE,        622923999201, region-unknown",
        "validTo,      CLOSE,        622923201202, value-missing",
        "successor,    MERGE,        622923201202, value-missing",
        "name,         ALIAS,        622923201202, value-missing",
        "system,       EXTERNAL_CODE,622923201202, value-missing",
        "newCode,      RECODE,       622923201202, value-missing",
        "validFrom,    ADD,          622923201298, value-missing"
    })
    void namesFieldOfWrongRow(String field, String action, String code, String fault) {
        String[] fields = action.equals("ADD") ? new String[] {"name", "某村委会"} : new String[0];

        RegionImports.tryOut(row(action, code, fields))
                .then()
                .statusCode(200)
                .body("changes", empty())
                .body("findings.field", contains(field))
                .body("findings.code", contains(fault))
                .body("findings[0].remedy", notNullValue());
    }

    @Test
    void namesWhatDoesNotFit() {
        TestTownship township = TestTownship.with("甲", "乙");
        String village = township.villageCode(0);

        RegionImports.tryOut(
                        row("ADD", village, "name", "某村委会", "validFrom", today()),
                        row("ADD", "622923998201", "name", "某村委会", "validFrom", today()),
                        row(
                                "ADD",
                                village.substring(0, 9) + "298",
                                "name",
                                "某村委会",
                                "parent",
                                "622923201000",
                                "validFrom",
                                today()),
                        row("ADD", village.substring(0, 9) + "298", "name", "村".repeat(51), "validFrom", today()),
                        row("RENAME", village, "name", township.villageName(0), "validFrom", today()),
                        row("RENAME", village, "name", "某村委会", "validFrom", "2026-02-30"),
                        row(
                                "RENAME",
                                village,
                                "name",
                                "某村委会",
                                "validFrom",
                                daysAgo(-1).toString()),
                        row("CLOSE", village, "validTo", TestTownship.SINCE),
                        row("MERGE", village, "successor", village, "validTo", today()),
                        row("MERGE", village, "successor", "622923201000", "validTo", today()),
                        row("RECODE", village, "newCode", township.villageCode(1), "validFrom", today()))
                .then()
                .statusCode(200)
                .body("changes", empty())
                .body("findings.row", contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))
                .body(
                        "findings.code",
                        contains(
                                "code-taken",
                                "parent-unfit",
                                "parent-unfit",
                                "value-too-long",
                                "name-unchanged",
                                "date-malformed",
                                "date-in-future",
                                "date-too-early",
                                "successor-itself",
                                "level-unfit",
                                "code-taken"));
    }

    @Test
    void oneWrongRowRefusesAll() {
        TestTownship township = TestTownship.with("甲");
        String before = footprint();

        Api.as(Api.LINXIA)
                .header("Accept-Language", "zh-CN")
                .contentType("application/json")
                .body(Map.of(
                        "rows",
                        List.of(
                                row("ALIAS", township.villageCode(0), "name", "老甲"),
                                row("RENAME", township.villageCode(0), "name", "某村委会", "validFrom", "昨天"))))
                .post("/region-imports")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:anju:problem:region-import-refused"))
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo("rows[2].validFrom"))
                .body("violations[0].message", equalTo("不是日期: YYYY-MM-DD"))
                .body("violations[0].found", equalTo("昨天"));

        assertThat(footprint()).isEqualTo(before);
    }

    @Test
    void takesCsvAsExcelSavesIt() {
        TestTownship township = TestTownship.with("甲");
        String csv = "\ufeffaction,code,name,validFrom\r\nADD,%s,\"某,村委会\",2026-01-01\r\n"
                .formatted(township.code().substring(0, 9) + "299");

        Api.as(Api.LINXIA)
                .contentType("text/csv; charset=UTF-8")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/region-imports")
                .then()
                .statusCode(201)
                .body("changes[0].after", equalTo("某,村委会"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"action,code,nam\nADD,622923201299,某村\n", "action,code\nADD,622923201299,x\n"})
    void refusesCsvThatIsNone(String csv) {
        Api.as(Api.LINXIA)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/region-imports")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:csv-unreadable"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"rows\": []}|422", "{}|422", "{\"rows\"|400", "{\"lines\": []}|400"})
    void refusesBodyWithoutRows(String body, int status) {
        Api.as(Api.LINXIA)
                .contentType("application/json")
                .body(body)
                .post("/region-imports")
                .then()
                .statusCode(status);
    }

    @Test
    void sameKeyAnswersSameImport() {
        TestTownship township = TestTownship.with("甲");
        String key = UUID.randomUUID().toString();
        Map<String, String> row = row("ALIAS", township.villageCode(0), "name", "老甲");

        String id = send(key, row).then().statusCode(201).extract().path("id");

        send(key, row).then().statusCode(200).body("id", equalTo(id)).body("changes", hasSize(1));
        send(key, row("ALIAS", township.villageCode(0), "name", "小甲")).then().statusCode(409);
    }

    @Test
    void keepsALogOfImports() {
        TestTownship township = TestTownship.with("甲");
        String location = RegionImports.carryOut(row("ALIAS", township.villageCode(0), "name", "老甲"))
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        String id = location.substring(location.lastIndexOf('/') + 1);

        Api.as(Api.LINXIA)
                .get("/region-imports/" + id)
                .then()
                .statusCode(200)
                .body("importedBy", equalTo("prefecture-6229"))
                .body("changes[0].code", equalTo(township.villageCode(0)))
                .body("changes[0].after", equalTo("老甲"));
        Api.as(Api.LINXIA)
                .queryParam("limit", 1)
                .get("/region-imports")
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("nextCursor", equalTo(id));
        Api.as(Api.LINXIA)
                .queryParam("cursor", id)
                .get("/region-imports")
                .then()
                .body("items.id", not(hasItem(id)))
                .body("items.size()", greaterThan(0));
        Api.as(Api.ADMIN).get("/region-imports/" + id).then().statusCode(200);
        Api.as(Api.LINXIA).get("/region-imports/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void hidesImportsOfOtherRegions() {
        String id = RegionImports.send(Api.ADMIN, row("ALIAS", "540121000000", "name", "林周" + Numbers.next()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        Api.as(Api.LINXIA).get("/region-imports/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"county-622927", "verifier-622927100201", "integrator", "auditor"})
    void isForSupervisorsAndAdministratorsOnly(String username) {
        RegionImports.send(username, row("ALIAS", "622927100201", "name", "老方家"))
                .then()
                .statusCode(403);
        Api.as(username).get("/region-imports").then().statusCode(403);
        Api.as(username).get("/region-imports/" + UUID.randomUUID()).then().statusCode(403);
    }

    @Test
    void supervisorTouchesOwnRegionsOnly() {
        RegionImports.carryOut(row("ALIAS", "620102001001", "name", "别处"))
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        RegionImports.carryOut(row("MERGE", "622923201202", "successor", "620102001001", "validTo", today()))
                .then()
                .statusCode(403);
        RegionImports.tryOut(row("RECODE", "622923201202", "newCode", "620102001299", "validFrom", today()))
                .then()
                .statusCode(403);
    }

    @Test
    void ofTwoAtOnceOneFindsTheVillageGone() throws Exception {
        TestTownship township = TestTownship.with("甲", "乙", "丙");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> answers = List.of(1, 2).stream()
                    .map(successor -> both.submit(() -> RegionImports.carryOut(row(
                                    "MERGE",
                                    township.villageCode(0),
                                    "successor",
                                    township.villageCode(successor),
                                    "validTo",
                                    today()))
                            .statusCode()))
                    .toList();

            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(201, 422);
        }
    }

    /** The whole country's rows were not written anew: the column's value for them stands in the catalogue. */
    @Test
    void migrationLeftTheLoadedRegionsAsTheyWere() {
        assertThat(households.texts("""
                        SELECT attmissingval::text FROM pg_attribute
                        WHERE attrelid = 'region'::regclass AND attname = 'version' AND atthasmissing
                        """)).containsExactly("{1}");
        assertThat(households.texts("SELECT count(*) FROM region WHERE valid_from IS NULL"))
                .containsExactly("665271");
    }

    private String footprint() {
        return households.texts("""
                        SELECT concat_ws(' ', (SELECT count(*) FROM region_import), (SELECT count(*) FROM region_change),
                            (SELECT count(*) FROM region_alias), (SELECT count(*) FROM region),
                            (SELECT sum(version) FROM region WHERE code ^@ '6229'),
                            (SELECT count(*) FROM roster_ledger), (SELECT count(*) FROM household_change))
                        """).getFirst();
    }

    private static String tagOf(String code) {
        return Api.as(Api.VERIFIER).get("/regions/" + code).then().extract().header("ETag");
    }

    private static ValidatableResponse children(TestTownship township) {
        return Api.as(Api.VERIFIER)
                .get("/regions/" + township.code() + "/children")
                .then()
                .statusCode(200);
    }

    private static Response send(String key, Map<String, String> row) {
        return Api.as(Api.LINXIA)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("rows", List.of(row)))
                .post("/region-imports");
    }
}
