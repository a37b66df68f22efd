package org.anju.household.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.Test;

/** Rosters as csv, from the upload to the end. */
@QuarkusTest
class RosterCsvImportTest {

    private static final Charset GB_18030 = Charset.forName("GB18030");

    @Test
    void storesCsvInEitherEncoding() {
        assertThat(imported("text/csv", csv("CSV-UTF").getBytes(StandardCharsets.UTF_8))
                        .getInt("households.added"))
                .isEqualTo(1);
        JsonPath end = imported("text/csv", csv("CSV-GB").getBytes(GB_18030));

        assertThat(end.getInt("households.added")).isEqualTo(1);
        assertThat(end.getInt("rowsRead")).isEqualTo(2).isEqualTo(end.getInt("rowsTotal"));
        Api.as(Api.JISHISHAN)
                .queryParam("region", "622927100201")
                .queryParam("limit", 1000)
                .get("/households")
                .then()
                .body("items.find { it.householdNo == 'CSV-GB' }.headName", equalTo("马占海"));
    }

    @Test
    void believesTheFileRatherThanTheDeclaredCharset() {
        byte[] csv = csv("CSV-CHARSET").getBytes(GB_18030);

        assertThat(imported("text/csv; charset=UTF-8", csv).getInt("households.added"))
                .isEqualTo(1);
    }

    @Test
    void takesWhatBrowsersOnWindowsSend() {
        byte[] csv = csv("CSV-WINDOWS").getBytes(GB_18030);
        byte[] xlsx = TestRoster.of(TestHousehold.inJishishan("CSV-XLSX")).toXlsx();

        assertThat(imported("application/vnd.ms-excel", csv).getInt("households.added"))
                .isEqualTo(1);
        assertThat(imported("text/csv", xlsx).getInt("households.added")).isEqualTo(1);
    }

    @Test
    void namesSheetRowAndColumnOfWhatIsWrong() {
        byte[] csv = csv("CSV-WRONG")
                .replace(TestHousehold.idNumber("CSV-WRONG"), "6.29927E+17")
                .getBytes(GB_18030);

        JsonPath end = imported("text/csv", csv);

        assertThat(end.getString("state")).isEqualTo("REFUSED");
        assertThat(end.getList("findings.code")).containsExactly("identity-number-is-number");
        assertThat(end.getString("findings[0].sheet")).isEqualTo("CSV");
        assertThat(end.getInt("findings[0].row")).isEqualTo(2);
        assertThat(end.getString("findings[0].column")).isEqualTo("E");
    }

    private static JsonPath imported(String type, byte[] roster) {
        String id = Api.as(Api.JISHISHAN)
                .contentType(type)
                .body(roster)
                .post("/roster-imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Api.awaitEnd(Api.JISHISHAN, id);
    }

    private static String csv(String householdNo) {
        return "乡镇,村,户编号,户主姓名,证件号码,家庭人口\r\n吹麻滩镇,方家村,%s,马占海,%s,4\r\n"
                .formatted(householdNo, TestHousehold.idNumber(householdNo));
    }
}
