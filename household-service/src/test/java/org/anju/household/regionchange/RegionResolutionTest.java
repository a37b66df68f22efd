package org.anju.household.regionchange;

import static io.restassured.RestAssured.given;
import static org.anju.household.testsupport.RegionImports.row;
import static org.anju.household.testsupport.RegionImports.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.Numbers;
import org.anju.household.testsupport.RegionImports;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.anju.household.testsupport.TestTownship;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as people write them, for callers and for rosters alike. */
@QuarkusTest
class RegionResolutionTest {

    /** Names of villages that stand for several inside one county, as the country's list of 2023 has them. */
    private static final String REPEATED = """
            SELECT concat_ws(' ', county.name, village.name, string_agg(township.name || '=' || village.code, ','))
            FROM region AS village
            JOIN region AS township ON township.code = village.parent
            JOIN region AS county ON county.code = township.parent
            WHERE village.level = 5 AND village.code ^@ '6229' AND village.valid_from IS NULL
            GROUP BY county.name, village.name
            HAVING count(*) > 1
            """;

    @Inject
    HouseholdRows database;

    @ParameterizedTest
    @CsvSource({"积石山保安族东乡族撒拉族自治县, 吹麻滩镇, 方家村委会", "积石山县, 吹麻滩, 方家村", "积石山, 吹麻滩乡, 方家", "'', 吹麻滩镇, 方家村民委员会", "'', '', 方家"})
    void findsVillageHoweverItIsWritten(String county, String township, String village) {
        resolve(county, township, village)
                .body("outcome", equalTo("RESOLVED"))
                .body("region.code", equalTo("622927100201"))
                .body("resolvedFrom", nullValue())
                .body("candidates", empty());
    }

    @Test
    void findsTownshipAndCounty() {
        resolve("积石山县", "吹麻滩", "").body("region.code", equalTo("622927100000"));
        resolve("积石山县", "", "").body("region.code", equalTo("622927000000"));
    }

    @Test
    void neverGuessesAmongRepeatedNames() {
        List<String> repeated = database.texts(REPEATED);

        assertThat(repeated).hasSize(26);
        for (String line : repeated) {
            String[] parts = line.split(" ");
            Set<String> codes = new HashSet<>();
            for (String place : parts[2].split(",")) {
                String[] townshipAndCode = place.split("=");
                codes.add(townshipAndCode[1]);
                resolve(parts[0], townshipAndCode[0], parts[1])
                        .body("outcome", equalTo("RESOLVED"))
                        .body("region.code", equalTo(townshipAndCode[1]));
            }
            JsonPath alone = resolve(parts[0], "", parts[1])
                    .body("outcome", equalTo("AMBIGUOUS"))
                    .body("region", nullValue())
                    .extract()
                    .jsonPath();
            assertThat(alone.getList("candidates.code")).as(line).hasSameElementsAs(codes);
        }
    }

    @Test
    void offersNearNames() {
        resolve("积石山县", "吹麻滩镇", "方家庄村").body("outcome", equalTo("UNKNOWN")).body("nearNames.name", hasItem("方家村委会"));
        resolve("积石山县", "吹麻摊镇", "方家").body("outcome", equalTo("UNKNOWN")).body("nearNames.name", hasItem("吹麻滩镇"));
    }

    @Test
    void knowsFormerAndLocalNames() {
        TestTownship township = TestTownship.with("甲");
        String code = township.villageCode(0);
        RegionImports.carryOut(
                        row("RENAME", code, "name", "新民村委会", "validFrom", today()),
                        row("ALIAS", code, "name", "老甲庄"),
                        row("RENAME", township.code(), "name", "新" + township.name(), "validFrom", today()))
                .then()
                .statusCode(201);

        resolve("永靖县", township.name(), "新民村").body("resolvedFrom", nullValue());
        resolve("永靖县", township.name(), township.villageName(0))
                .body("region.name", equalTo("新民村委会"))
                .body("resolvedFrom.name", equalTo(township.villageName(0)))
                .body("resolvedFrom.because", equalTo("ALIAS"));
        resolve("永靖县", "新" + township.name(), "老甲庄").body("region.code", equalTo(code));
        Api.as(Api.VERIFIER)
                .queryParam("within", township.code())
                .queryParam("name", "老甲")
                .get("/regions")
                .then()
                .body("items.code", contains(code))
                .body("items.name", contains("新民村委会"));
    }

    @Test
    void endedVillageLeadsToItsSuccessor() {
        TestTownship township = TestTownship.with("甲", "乙", "丙");
        RegionImports.carryOut(
                        row(
                                "EXTERNAL_CODE",
                                township.villageCode(0),
                                "system",
                                "housing-bureau",
                                "externalCode",
                                "H" + township.villageCode(0)),
                        merge(township, 0, 1),
                        merge(township, 1, 2))
                .then()
                .statusCode(201);

        resolve("永靖县", township.name(), township.villageName(0))
                .body("outcome", equalTo("RESOLVED"))
                .body("region.code", equalTo(township.villageCode(2)))
                .body("resolvedFrom.code", equalTo(township.villageCode(0)))
                .body("resolvedFrom.because", equalTo("ENDED"));
        Api.as(Api.VERIFIER)
                .queryParam("code", township.villageCode(1))
                .get("/regions/resolve")
                .then()
                .body("region.code", equalTo(township.villageCode(2)))
                .body("resolvedFrom.code", equalTo(township.villageCode(1)));
        Api.as(Api.VERIFIER)
                .queryParam("system", "housing-bureau")
                .queryParam("externalCode", "H" + township.villageCode(0))
                .get("/regions/resolve")
                .then()
                .body("region.code", equalTo(township.villageCode(2)))
                .body("resolvedFrom.code", equalTo(township.villageCode(0)));
    }

    @Test
    void rosterFindsVillagesByFormerNamesAndCodes() {
        TestTownship township = TestTownship.with("甲", "乙");
        RegionImports.carryOut(row("ALIAS", township.villageCode(1), "name", "老乙庄"), merge(township, 0, 1))
                .then()
                .statusCode(201);
        String run = "FORMER-" + Numbers.next() + "-";
        TestHousehold byName = township.household(run + 1, 0);
        TestHousehold byAlias = township.household(run + 2, 0).at("永靖县", township.name(), "老乙庄");

        JsonPath end = Api.importRoster(Api.LINXIA, TestRoster.of(byName, byAlias));
        JsonPath byCode = Api.importRoster(
                Api.LINXIA, TestRoster.ofLines(new Object[] {"户编号", "户主姓名", "证件号码", "家庭人口", "行政区划代码"}, new Object[] {
                    run + 3, "马明", TestHousehold.idNumber(run), 3, township.villageCode(0)
                }));

        assertThat(end.getString("state")).as(end.prettify()).isEqualTo("IMPORTED");
        assertThat(byCode.getString("state")).as(byCode.prettify()).isEqualTo("IMPORTED");
        Api.as(Api.LINXIA)
                .queryParam("region", township.villageCode(1))
                .get("/households")
                .then()
                .body("items.householdNo", contains(run + 1, run + 2, run + 3));
    }

    @Test
    void tellsOfVillageThatEndedWithoutSuccessor() {
        TestTownship township = TestTownship.with("甲");
        RegionImports.carryOut(row("CLOSE", township.villageCode(0), "validTo", today()))
                .then()
                .statusCode(201);

        resolve("永靖县", township.name(), township.villageName(0))
                .body("outcome", equalTo("ENDED"))
                .body("region", nullValue())
                .body("resolvedFrom.code", equalTo(township.villageCode(0)));
        JsonPath end = Api.importRoster(Api.LINXIA, TestRoster.of(township.household("ENDED-1", 0)));
        assertThat(end.getList("findings.code")).containsExactly("region-unknown");
    }

    @Test
    void tellsWhenCodeAndNameDoNotBelongTogether() {
        Api.as(Api.VERIFIER)
                .queryParam("code", "622927100201")
                .queryParam("village", "李家村")
                .get("/regions/resolve")
                .then()
                .body("outcome", equalTo("CONTRADICTORY"))
                .body("candidates.code", contains("622927100201"));
    }

    @Test
    void findsNothingUnderUnknownCodes() {
        Api.as(Api.VERIFIER)
                .queryParam("system", "poverty-office")
                .queryParam("externalCode", "none")
                .get("/regions/resolve")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("UNKNOWN"));
    }

    @Test
    void wantsAPlace() {
        Api.as(Api.VERIFIER)
                .get("/regions/resolve")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:place-missing"));
    }

    @Test
    void wantsLogIn() {
        given().get("/api/v1/regions/resolve?village=x").then().statusCode(401);
    }

    /** Every level has a region that ended: in lists of today, of a day before, and in those of all. */
    @Test
    void listsOfEveryLevelLeaveOutWhatHasEnded() {
        String province = unusedProvince();
        String[] codes = {
            province + "0000000000",
            province + "0100000000",
            province + "0101000000",
            province + "0101100000",
            province + "0101100201"
        };
        Object[] adding = Arrays.stream(codes)
                .map(code -> row("ADD", code, "name", "试" + code, "validFrom", TestTownship.SINCE))
                .toArray();
        RegionImports.send(Api.ADMIN, adding).then().statusCode(201);
        Object[] closing = Arrays.stream(codes)
                .sorted(Comparator.reverseOrder())
                .map(code -> row("CLOSE", code, "validTo", today()))
                .toArray();
        RegionImports.send(Api.ADMIN, closing).then().statusCode(201).body("regionsChanged", equalTo(5));

        String yesterday = RegionImports.daysAgo(1).toString();
        for (int level = 0; level < codes.length; level++) {
            String list = level == 0 ? "/regions" : "/regions/" + codes[level - 1] + "/children";
            String found = level == 0 ? "items.code" : "code";
            assertThat(Api.as(Api.VERIFIER).get(list).jsonPath().getList(found)).doesNotContain(codes[level]);
            assertThat(Api.as(Api.VERIFIER)
                            .queryParam("asOf", yesterday)
                            .get(list)
                            .jsonPath()
                            .getList(found))
                    .contains(codes[level]);
            assertThat(Api.as(Api.VERIFIER)
                            .queryParam("includeEnded", true)
                            .get(list)
                            .jsonPath()
                            .getList(found))
                    .contains(codes[level]);
        }
        Api.as(Api.VERIFIER)
                .queryParam("name", "试" + province)
                .queryParam("asOf", yesterday)
                .get("/regions")
                .then()
                .body("items", hasSize(5))
                .body("items.validTo", everyItem(equalTo(today())));
        Api.as(Api.VERIFIER)
                .queryParam("name", "试" + province)
                .get("/regions")
                .then()
                .body("items", empty());
    }

    @Test
    void refusesDayThatIsNone() {
        Api.as(Api.VERIFIER)
                .queryParam("asOf", "yesterday")
                .get("/regions")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("asOf"));
    }

    private String unusedProvince() {
        return database.texts("SELECT (max(substr(code, 1, 2))::int + 1)::text FROM region")
                .getFirst();
    }

    private static Object merge(TestTownship township, int from, int to) {
        return row("MERGE", township.villageCode(from), "successor", township.villageCode(to), "validTo", today());
    }

    private static ValidatableResponse resolve(String county, String township, String village) {
        return Api.as(Api.VERIFIER)
                .queryParam("county", county)
                .queryParam("township", township)
                .queryParam("village", village)
                .get("/regions/resolve")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"村", "x"})
    void findsNothingUnderNamesThatAreNone(String village) {
        resolve("积石山县", "吹麻滩镇", village).body("outcome", equalTo("UNKNOWN"));
    }
}
