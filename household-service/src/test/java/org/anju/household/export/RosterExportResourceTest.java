package org.anju.household.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.household.registry.RelationToHead;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.HouseholdChanges;
import org.anju.household.testsupport.ManyHouseholds;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RosterExportResourceTest {

    private static final String VILLAGE = "622927100201";

    @Inject
    ManyHouseholds many;

    @Inject
    HouseholdChanges changes;

    @Inject
    ObjectMapper json;

    @AfterEach
    void deleteMany() throws SQLException {
        many.deleteAll();
    }

    @Test
    void exportsWhatTheListShows() throws SQLException, IOException {
        many.insert(2_345);
        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            var request = Api.as(ManyHouseholds.USERNAME).queryParam("limit", 1000);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/households")
                    .jsonPath();
            listed.addAll(page.getList("items.householdNo"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        Response answer = export(ManyHouseholds.USERNAME, ManyHouseholds.COUNTY, "ndjson");

        answer.then().statusCode(200).header("Anju-Row-Count", "2345");
        List<String> exported = new ArrayList<>();
        for (String line : answer.asString().split("\n")) {
            exported.add(json.readTree(line).get("householdNo").asText());
        }
        assertThat(exported).hasSize(2_345).containsExactlyElementsOf(listed);
        assertThat(csv(ManyHouseholds.USERNAME, ManyHouseholds.COUNTY, false))
                .extracting(line -> line.getField("户编号"))
                .containsExactlyElementsOf(listed);
        assertThat(xlsx(ManyHouseholds.USERNAME, ManyHouseholds.COUNTY))
                .extracting(line -> line.getCellText(6))
                .containsExactlyElementsOf(listed);
    }

    @Test
    void masksAndLabelsLikeARoster() {
        Api.importRoster(
                Api.JISHISHAN,
                TestRoster.of(
                        TestHousehold.inJishishan("OUT-1").headedBy("阿依努尔·买买提").withMode("敬老院")));

        NamedCsvRecord line = csv(Api.JISHISHAN, VILLAGE, false).stream()
                .filter(found -> found.getField("户编号").equals("OUT-1"))
                .findFirst()
                .orElseThrow();

        assertThat(line.getField("行政区划代码")).isEqualTo(VILLAGE);
        assertThat(line.getField("乡(镇)")).isEqualTo("吹麻滩镇");
        assertThat(line.getField("村")).isEqualTo("方家村委会");
        assertThat(line.getField("户主姓名")).isEqualTo("阿依努尔·买买提");
        assertThat(line.getField("与户主关系")).isEqualTo("户主");
        assertThat(line.getField("证件号码")).startsWith("629927********").hasSize(18);
        assertThat(line.getField("联系电话")).isEqualTo("138****1234");
        assertThat(line.getField("家庭人口")).isEqualTo("4");
        assertThat(line.getField("贫困户属性")).isEqualTo("一般贫困户");
        assertThat(line.getField("脱贫状态")).isEqualTo("已脱贫");
        assertThat(line.getField("住房保障方式")).isEqualTo("敬老院");
        assertThat(line.getField("住址")).isEqualTo("临夏回族自治州积石山保安族东乡族撒拉族自治县吹麻滩镇方家村委会");
        assertThat(line.getField("状态")).isEqualTo("在册");
        assertThat(line.getField("版本号")).isEqualTo("1");
    }

    @Test
    void defusesFormulasInCsv() {
        Api.importRoster(
                Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan("OUT-2").headedBy("=HYPERLINK(1)")));

        assertThat(csv(Api.JISHISHAN, VILLAGE, false))
                .filteredOn(line -> line.getField("户编号").equals("OUT-2"))
                .extracting(line -> line.getField("户主姓名"))
                .containsExactly("'=HYPERLINK(1)");
    }

    @Test
    void tellsExcelThatCsvIsUtf8() {
        Response answer = export(Api.JISHISHAN, VILLAGE, "csv");

        assertThat(answer.asByteArray()).startsWith(0xEF, 0xBB, 0xBF);
        answer.then().header("Content-Type", equalTo("text/csv;charset=utf-8"));
    }

    @Test
    void writesPersonsHeadsFirst() throws SQLException {
        Api.importRoster(
                Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan("OUT-3"), TestHousehold.inJishishan("OUT-4")));
        changes.addMember("OUT-3", "马小兰", RelationToHead.DAUGHTER, "62992719600101005X");
        UUID left = changes.addMember("OUT-3", "马小军", RelationToHead.SON, "62992719600101005X");
        changes.removeMember(left);

        List<NamedCsvRecord> lines = csv(Api.JISHISHAN, VILLAGE, true);

        assertThat(lines)
                .filteredOn(line -> line.getField("户编号").matches("OUT-[34]"))
                .extracting(line -> line.getField("户编号") + line.getField("户主姓名") + line.getField("与户主关系"))
                .containsExactly("OUT-3马占海户主", "OUT-3马小兰之女", "OUT-4马占海户主");
        assertThat(lines)
                .filteredOn(line -> line.getField("户主姓名").equals("马小兰"))
                .extracting(line -> line.getField("证件号码") + line.getField("家庭人口"))
                .containsExactly("629927********005X");
        Api.as(Api.JISHISHAN)
                .queryParam("format", "csv")
                .queryParam("persons", true)
                .get("/rosters/" + VILLAGE)
                .then()
                .header("Anju-Row-Count", Integer.toString(lines.size()));
    }

    @Test
    void exportsRemovedHouseholdsWhenAskedFor() throws SQLException {
        Api.importRoster(Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan("OUT-5")));
        changes.remove("OUT-5");

        assertThat(csv(Api.JISHISHAN, VILLAGE, false))
                .extracting(line -> line.getField("户编号"))
                .doesNotContain("OUT-5");
        String all = Api.as(Api.JISHISHAN)
                .queryParam("format", "csv")
                .queryParam("status", "ALL")
                .get("/rosters/" + VILLAGE)
                .asString();
        assertThat(all).contains("OUT-5", "已销户");
    }

    @Test
    void namesSheetsAfterTownships() throws IOException {
        Api.importRoster(
                Api.LINXIA, TestRoster.of(TestHousehold.inJishishan("OUT-6"), TestHousehold.inDongxiang("OUT-7")));
        Response answer = Api.as(Api.LINXIA).get("/rosters/622900000000");

        answer.then().statusCode(200).contentType(TestRoster.XLSX);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.asByteArray()))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            assertThat(sheets).extracting(Sheet::getName).contains("吹麻滩镇", "锁南镇");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, text/csv",
        "application/x-ndjson, application/x-ndjson",
        "*/*, application/vnd.openxmlformats",
        "'text/csv;q=0.5, application/x-ndjson', application/x-ndjson"
    })
    void negotiatesFormat(String accepted, String type) {
        Api.as(Api.JISHISHAN)
                .header("Accept", accepted)
                .get("/rosters/" + VILLAGE)
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith(type))
                .header("Vary", equalTo("Accept"));
    }

    @Test
    void namesFileAfterRegionAndDay() {
        export(Api.JISHISHAN, VILLAGE, "xlsx")
                .then()
                .header("Content-Disposition", startsWith("attachment; filename=\"roster-622927100201-20"))
                .header(
                        "Content-Disposition",
                        containsString("filename*=UTF-8''%E8%8A%B1%E5%90%8D%E5%86%8C-%E6%96%B9%E5%AE%B6"));
    }

    @Test
    void exportsEmptyRegion() throws IOException {
        assertThat(xlsx("township-622921100000", "622921100000")).isEmpty();
        export("township-622921100000", "622921100000", "ndjson")
                .then()
                .statusCode(200)
                .header("Anju-Row-Count", "0");
    }

    @Test
    void refusesWhatItCannotServe() {
        export(Api.JISHISHAN, VILLAGE, "pdf")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:format-unknown"));
        Api.as(Api.JISHISHAN)
                .header("Accept", "image/png")
                .get("/rosters/" + VILLAGE)
                .then()
                .statusCode(406);
        Api.as(Api.JISHISHAN)
                .queryParam("status", "GONE")
                .get("/rosters/" + VILLAGE)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:filter-unknown"));
        export(Api.JISHISHAN, "622927999999", "csv").then().statusCode(404);
    }

    @Test
    void refusesForeignRegion() {
        export(Api.JISHISHAN, "622926000000", "csv")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.ADMIN, Api.INTEGRATOR, Api.VERIFIER, "auditor"})
    void refusesRolesWithoutNeed(String username) {
        ValidatableResponse answer = export(username, VILLAGE, "csv").then();

        answer.statusCode(403).body("type", equalTo("urn:anju:problem:role-missing"));
    }

    private static Response export(String username, String region, String format) {
        return Api.as(username).queryParam("format", format).get("/rosters/" + region);
    }

    private static List<NamedCsvRecord> csv(String username, String region, boolean persons) {
        byte[] bytes = Api.as(username)
                .queryParam("format", "csv")
                .queryParam("persons", persons)
                .get("/rosters/" + region)
                .asByteArray();
        String text = new String(bytes, StandardCharsets.UTF_8).substring(1);
        return CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
    }

    /** Without headers. */
    private static List<Row> xlsx(String username, String region) throws IOException {
        byte[] bytes = export(username, region, "xlsx").asByteArray();
        List<Row> rows = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                rows.addAll(sheet.read().stream().skip(1).toList());
            }
        }
        return rows;
    }
}
