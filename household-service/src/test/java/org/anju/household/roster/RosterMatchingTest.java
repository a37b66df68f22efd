package org.anju.household.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.time.ChinaTime;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.Test;

/** Which household a row is about, and which persons are its members. */
@QuarkusTest
class RosterMatchingTest {

    private static final Object[] PERSONS = {"户编号", "姓名", "与户主关系", "证件号码", "行政区划代码"};
    private static final String VILLAGE = "622927100201";

    @Inject
    AgroalDataSource dataSource;

    @Inject
    RowSecurity rowSecurity;

    @Test
    void findsHouseholdWithoutNumberByItsHead() {
        TestHousehold household = TestHousehold.inJishishan("HEAD-1");
        Api.importRoster(Api.JISHISHAN, TestRoster.of(household));

        JsonPath end = Api.importRoster(
                Api.JISHISHAN, TestRoster.of(household.withHouseholdNo(null).withMembers(6)));

        assertThat(end.getString("state")).isEqualTo("IMPORTED");
        assertThat(end.getInt("households.changed")).isEqualTo(1);
    }

    @Test
    void changesNothingWhenTheSameRosterWithoutNumbersComesAgain() {
        TestHousehold household = TestHousehold.inJishishan("HEAD-2");
        Api.importRoster(Api.JISHISHAN, TestRoster.of(household));

        JsonPath end = Api.importRoster(Api.JISHISHAN, TestRoster.of(household.withHouseholdNo(null)));

        assertThat(end.getInt("households.unchanged")).isEqualTo(1);
    }

    @Test
    void asksForNumberOfHouseholdThatNobodyKnows() {
        JsonPath end = Api.importRoster(
                Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan("HEAD-3").withHouseholdNo(null)));

        assertThat(end.getString("state")).isEqualTo("REFUSED");
        assertThat(end.getList("findings.code")).contains("household-number-needed");
    }

    @Test
    void takesNewNumberOfKnownHeadForRenumbering() {
        TestHousehold household = TestHousehold.inJishishan("OLD-NO-1");
        Api.importRoster(Api.JISHISHAN, TestRoster.of(household));

        JsonPath end = Api.importRoster(Api.JISHISHAN, TestRoster.of(household.withHouseholdNo("NEW-NO-1")));

        assertThat(end.getInt("households.changed")).isEqualTo(1);
        assertThat(end.getList("findings.code")).contains("household-renumbered");
        assertThat(end.getString("findings[0].message")).contains("OLD-NO-1");
    }

    @Test
    void householdThatWasDeregisteredDoesNotComeBackByARoster() {
        TestRoster roster = TestRoster.of(TestHousehold.inJishishan("GONE-1"));
        Api.importRoster(Api.JISHISHAN, roster);
        Map<String, Object> household = Api.household(Api.JISHISHAN, "GONE-1");
        Api.as(Api.JISHISHAN)
                .contentType("application/json")
                .header("If-Match", "\"" + household.get("version") + "\"")
                .body(Map.of(
                        "id", UUID.randomUUID(),
                        "type", "DEREGISTERED",
                        "effectiveOn", LocalDate.now(ChinaTime.ZONE).toString(),
                        "reason", "整户销户",
                        "proof", "销户证明",
                        "approvedBy", "县扶贫办"))
                .post("/households/" + household.get("id") + "/events")
                .then()
                .statusCode(anyOf(is(200), is(201)));

        JsonPath end = Api.importRoster(Api.JISHISHAN, roster);

        assertThat(end.getString("state")).isEqualTo("REFUSED");
        assertThat(end.getList("findings.code")).containsExactly("household-deregistered");
    }

    @Test
    void warnsOfPersonWhoIsInAnotherCountyWithoutTellingWhichHousehold() {
        TestHousehold there = TestHousehold.inDongxiang("ELSE-1");
        Api.importRoster(Api.DONGXIANG, TestRoster.of(there));

        JsonPath end = Api.importRoster(
                Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan("ELSE-2").withIdNumber(there.idNumber())));

        assertThat(end.getString("state")).isEqualTo("IMPORTED");
        assertThat(end.getList("findings.code")).contains("person-elsewhere");
        assertThat(end.getString("findings.find { it.code == 'person-elsewhere' }.message"))
                .contains("东乡族自治县")
                .doesNotContain("ELSE-1");
    }

    @Test
    void readsPersonsRowByRow() {
        JsonPath end = Api.importRoster(
                Api.JISHISHAN,
                persons(
                        person("PERSON-1", "马大", "户主"),
                        person("", "马妻", "配偶"),
                        person("", "马子", "长子"),
                        person("PERSON-2", "杨女", "之女"),
                        person("PERSON-2", "杨主", "户主")));

        assertThat(end.getString("state")).isEqualTo("IMPORTED");
        assertThat(end.getInt("households.added")).isEqualTo(2);
        assertThat(members("PERSON-1")).containsExactly("马妻 SPOUSE 1", "马子 SON 1");
        assertThat(members("PERSON-2")).containsExactly("杨女 DAUGHTER 1");
    }

    @Test
    void changesNothingWhenTheSamePersonsComeAgainInAnotherOrder() {
        Api.importRoster(
                Api.JISHISHAN,
                persons(
                        person("ORDER-11", "马大", "户主"),
                        person("ORDER-11", "马妻", "配偶"),
                        person("ORDER-11", "马子", "长子")));

        JsonPath end = Api.importRoster(
                Api.JISHISHAN,
                persons(
                        person("ORDER-11", "马子", "之子"),
                        person("ORDER-11", "马大", "户主"),
                        person("ORDER-11", "马妻", "妻子")));

        assertThat(end.getInt("households.unchanged")).isEqualTo(1);
    }

    @Test
    void keepsMembersThatRosterOfHeadsDoesNotTellOf() {
        Api.importRoster(Api.JISHISHAN, persons(person("KEEP-1", "马大", "户主"), person("KEEP-1", "马妻", "配偶")));

        Api.importRoster(
                Api.JISHISHAN, TestRoster.ofLines(new Object[] {"户编号", "姓名", "证件号码", "行政区划代码", "家庭人口"}, new Object[] {
                    "KEEP-1", "马大", number("KEEP-1马大"), VILLAGE, 5
                }));

        assertThat(members("KEEP-1")).containsExactly("马妻 SPOUSE 1");
    }

    @Test
    void endsMembersWhoLeftAndUndoBringsThemBack() {
        Api.importRoster(
                Api.JISHISHAN,
                persons(person("LEFT-1", "马大", "户主"), person("LEFT-1", "马妻", "配偶"), person("LEFT-1", "马子", "之子")));
        String second = Api.importRoster(
                        Api.JISHISHAN,
                        persons(
                                person("LEFT-1", "马大", "户主"),
                                person("LEFT-1", "马妻", "配偶"),
                                person("LEFT-1", "马媳", "儿媳")))
                .getString("id");
        List<String> changed = members("LEFT-1");

        Api.as(Api.JISHISHAN)
                .contentType("application/json")
                .body("{\"reason\": \"误导入\"}")
                .post("/roster-imports/" + second + "/undo")
                .then()
                .statusCode(202);
        Api.awaitEnd(Api.JISHISHAN, second);

        assertThat(changed).containsExactly("马妻 SPOUSE 1", "马媳 DAUGHTER_IN_LAW 2");
        assertThat(members("LEFT-1")).containsExactly("马妻 SPOUSE 1", "马子 SON 3");
    }

    @Test
    void namesHouseholdWithoutHeadAndHouseholdWithTwo() {
        JsonPath end = Api.importRoster(
                Api.JISHISHAN,
                persons(
                        person("NOHEAD-1", "马妻", "配偶"),
                        person("TWOHEADS-1", "马大", "户主"),
                        person("TWOHEADS-1", "马二", "户主")));

        assertThat(end.getList("findings.findAll { it.severity == 'ERROR' }.code"))
                .containsExactly("head-missing", "head-repeated");
        assertThat(end.getList("findings.row", Integer.class).subList(0, 2)).containsExactly(2, 4);
    }

    @Test
    void warnsWhereNumberOfMembersDiffersFromRows() {
        JsonPath end = Api.importRoster(
                Api.JISHISHAN,
                TestRoster.ofLines(
                        new Object[] {"户编号", "姓名", "与户主关系", "证件号码", "行政区划代码", "家庭人口"},
                        new Object[] {"COUNT-1", "马大", "户主", number("COUNT-1马大"), VILLAGE, 3},
                        new Object[] {"COUNT-1", "马妻", "配偶", "", VILLAGE, 3}));

        assertThat(end.getString("state")).isEqualTo("IMPORTED");
        assertThat(end.getList("findings.code"))
                .containsExactlyInAnyOrder("member-identity-number-missing", "member-count-differs");
    }

    private static byte[] persons(Object[]... rows) {
        Object[][] lines = new Object[rows.length + 1][];
        lines[0] = PERSONS;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        String number = "";
        for (int index = 1; index < lines.length; index++) {
            number = lines[index][0].equals("") ? number : (String) lines[index][0];
            lines[index][3] = number(number + lines[index][1]);
        }
        return TestRoster.ofLines(lines);
    }

    private static Object[] person(String householdNo, String name, String relation) {
        return new Object[] {householdNo, name, relation, null, VILLAGE};
    }

    private static String number(String key) {
        return TestHousehold.idNumber(key);
    }

    /** Current members with the version from which they are so. */
    private List<String> members(String householdNo) {
        return QuarkusTransaction.requiringNew().call(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement("""
                            SELECT member.name || ' ' || relation || ' ' || since_version
                            FROM household_member AS member JOIN household ON household.id = household_id
                            WHERE household_no = ? AND until_version IS NULL ORDER BY since_version, relation DESC
                            """)) {
                statement.setString(1, householdNo);
                List<String> found = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(row.getString(1));
                    }
                }
                return found;
            }
        });
    }
}
