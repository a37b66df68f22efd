package org.anju.household.event;

import static org.anju.household.testsupport.TestEvents.event;
import static org.anju.household.testsupport.TestEvents.happened;
import static org.anju.household.testsupport.TestEvents.history;
import static org.anju.household.testsupport.TestEvents.household;
import static org.anju.household.testsupport.TestEvents.member;
import static org.anju.household.testsupport.TestEvents.newNumber;
import static org.anju.household.testsupport.TestEvents.registered;
import static org.anju.household.testsupport.TestEvents.registration;
import static org.anju.household.testsupport.TestEvents.relation;
import static org.anju.household.testsupport.TestEvents.relations;
import static org.anju.household.testsupport.TestEvents.send;
import static org.anju.household.testsupport.TestEvents.today;
import static org.anju.household.testsupport.TestEvents.with;
import static org.anju.household.testsupport.TestEvents.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.TestEvents;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RosterEventResourceTest {

    private static final LocalDate LAST_WEEK = today().minusDays(7);

    @Test
    void addsAndRemovesMember() {
        String id = registered(registration());
        Map<String, Object> son = member("马小明", "SON");

        JsonPath added = happened(id, event("MEMBER_ADDED", "member", son));

        assertThat(added.getString("memberId")).isEqualTo(son.get("id"));
        assertThat(added.getLong("version")).isEqualTo(2);
        assertThat(household(id).getInt("memberCount")).isEqualTo(2);
        assertThat(relations(household(id))).containsExactly("HEAD", "SON");

        happened(id, event("MEMBER_REMOVED", "memberId", son.get("id")));

        assertThat(household(id).getInt("memberCount")).isEqualTo(1);
        assertThat(relations(household(id))).containsExactly("HEAD");
        JsonPath history = history(id);
        assertThat(history.getList("items.kind", String.class))
                .containsExactly("MEMBER_REMOVED", "MEMBER_ADDED", "REGISTERED");
        assertThat(history.getString("items[0].members[0].before.name")).isEqualTo("马小明");
        assertThat(history.getString("items[0].members[0].after")).isNull();
        assertThat(history.getString("items[1].members[0].after.idNumberMasked"))
                .startsWith("629927********");
        assertThat(history.getString("items[1].members[0].before")).isNull();
    }

    @Test
    void makesMemberTheHeadAndKeepsTheFormerOne() {
        Map<String, Object> wife = member("马秀英", "SPOUSE");
        Map<String, Object> brother = member("马占山", "SIBLING");
        String id = registered(registration(today(), wife, brother));

        JsonPath changed = happened(
                id,
                event(
                        "HEAD_CHANGED",
                        "newHeadMemberId",
                        wife.get("id"),
                        "formerHeadRelation",
                        "SPOUSE",
                        "relations",
                        List.of(relation(brother, "OTHER"))));

        JsonPath household = household(id);
        assertThat(household.getString("headName")).isEqualTo("马秀英");
        assertThat(household.getInt("memberCount")).isEqualTo(3);
        assertThat(household.getList("members.name", String.class)).containsExactly("马秀英", "马占山", "马占海");
        assertThat(relations(household)).containsExactly("HEAD", "OTHER", "SPOUSE");
        assertThat(household.getString("members[2].id")).isEqualTo(changed.getString("memberId"));
        assertThat(household.getString("members[1].id")).isEqualTo(brother.get("id"));
        JsonPath history = history(id);
        assertThat(history.getList("items[0].fields.field", String.class)).containsExactly("headName", "idNumber");
        assertThat(history.getList("items[0].members.memberId", String.class))
                .containsExactlyInAnyOrder(
                        (String) wife.get("id"), (String) brother.get("id"), changed.getString("memberId"));
    }

    @Test
    void splitsHouseholdAndLinksBoth() {
        Map<String, Object> son = member("马小明", "SON");
        Map<String, Object> sonsWife = member("马秀英", "DAUGHTER_IN_LAW");
        String id = registered(registration(LAST_WEEK, son, sonsWife, member("马小花", "DAUGHTER")));
        String number = newNumber();

        JsonPath split = happened(
                id,
                event(
                        "SPLIT",
                        "newHouseholdNo",
                        number,
                        "newHeadMemberId",
                        son.get("id"),
                        "relations",
                        List.of(relation(sonsWife, "SPOUSE"))));

        String created = split.getString("relatedHouseholdId");
        JsonPath old = household(id);
        assertThat(relations(old)).containsExactly("HEAD", "DAUGHTER");
        assertThat(old.getInt("memberCount")).isEqualTo(2);
        JsonPath fresh = household(created);
        assertThat(fresh.getString("householdNo")).isEqualTo(number);
        assertThat(fresh.getString("headName")).isEqualTo("马小明");
        assertThat(fresh.getString("povertyAttribute")).isEqualTo("GENERAL_POOR");
        assertThat(fresh.getInt("memberCount")).isEqualTo(2);
        assertThat(relations(fresh)).containsExactly("HEAD", "SPOUSE");
        for (String either : List.of(id, created)) {
            assertThat(history(either).getString("items[0].kind")).isEqualTo("SPLIT");
            assertThat(history(either).getString("items[0].details.from")).isEqualTo(id);
            assertThat(history(either).getString("items[0].details.to")).isEqualTo(created);
        }
    }

    @Test
    void mergesHouseholdIntoAnother() {
        Map<String, Object> wife = member("马秀英", "SPOUSE");
        String source = registered(with(registration(LAST_WEEK, wife), "headName", "马占山"));
        String target = registered(registration(LAST_WEEK));

        JsonPath merged = happened(
                source,
                event(
                        "MERGED",
                        "targetHouseholdId",
                        target,
                        "formerHeadRelation",
                        "SIBLING",
                        "relations",
                        List.of(relation(wife, "OTHER"))));

        assertThat(household(source).getString("status")).isEqualTo("REMOVED");
        assertThat(relations(household(source))).containsExactly("HEAD");
        assertThat(household(target).getInt("memberCount")).isEqualTo(3);
        assertThat(household(target).getList("members.name", String.class)).containsExactly("马占海", "马占山", "马秀英");
        assertThat(relations(household(target))).containsExactly("HEAD", "SIBLING", "OTHER");
        assertThat(household(target).getList("members.id", String.class))
                .contains(merged.getString("memberId"), (String) wife.get("id"));
        assertThat(history(source).getString("items[0].details.to")).isEqualTo(target);
        assertThat(history(target).getString("items[0].details.from")).isEqualTo(source);
        send(Api.LINXIA, source, 2, event("REINSTATED"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:household-merged"));
    }

    @Test
    void movesHouseholdWithinCounty() {
        String id = registered(registration(LAST_WEEK));

        happened(id, event("MOVED", "villageCode", TestEvents.OTHER_VILLAGE, "villagerGroup", "1社"));

        assertThat(household(id).getString("villageCode")).isEqualTo(TestEvents.OTHER_VILLAGE);
        assertThat(history(id).getList("items[0].fields.field", String.class))
                .containsExactly("villageCode", "villagerGroup");
    }

    @Test
    void onlyPrefectureMovesHouseholdToAnotherCounty() {
        String id = registered(registration(LAST_WEEK));
        Map<String, Object> move = event("MOVED", "villageCode", TestEvents.FOREIGN_VILLAGE);

        send(Api.JISHISHAN, id, 1, move)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        send(Api.LINXIA, id, 1, move).then().statusCode(201);

        Api.as(Api.JISHISHAN).get("/households/" + id).then().statusCode(404);
        Api.as(Api.DONGXIANG).get("/households/" + id).then().statusCode(200);
    }

    @Test
    void deregistersAndReinstates() {
        String id = registered(registration(LAST_WEEK));

        happened(id, event("DEREGISTERED"));

        assertThat(household(id).getString("status")).isEqualTo("REMOVED");
        send(Api.JISHISHAN, id, 2, event("CODE_CHANGED", "newHouseholdNo", newNumber()))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:household-removed"));

        happened(id, event("REINSTATED"));

        assertThat(household(id).getString("status")).isEqualTo("ACTIVE");
        send(Api.JISHISHAN, id, 3, event("REINSTATED"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:household-active"));
    }

    @Test
    void changesHouseholdNumberToFreeOneOnly() {
        Map<String, Object> other = registration();
        registered(other);
        String id = registered(registration());
        String number = newNumber();

        happened(id, event("CODE_CHANGED", "newHouseholdNo", number));

        assertThat(household(id).getString("householdNo")).isEqualTo(number);
        send(Api.JISHISHAN, id, 2, event("CODE_CHANGED", "newHouseholdNo", other.get("householdNo")))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:household-number-in-use"));
        assertThat(household(id).getLong("version")).isEqualTo(2);
    }

    @Test
    void recordsSameEventOnce() {
        String id = registered(registration());
        Map<String, Object> event = event("MEMBER_ADDED", "member", member("马小明", "SON"));

        JsonPath first = send(Api.JISHISHAN, id, 1, event)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        JsonPath again = send(Api.JISHISHAN, id, 1, event)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(again.<Map<String, Object>>get()).isEqualTo(first.<Map<String, Object>>get());
        assertThat(household(id).getInt("memberCount")).isEqualTo(2);
        send(Api.JISHISHAN, id, 2, with(event, "reason", "其他原因"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:id-in-use"));
    }

    @Test
    void recordsSameEventOnceWhenSentManyTimesAtOnce() throws Exception {
        String id = registered(registration());
        Map<String, Object> event = event("MEMBER_ADDED", "member", member("马小明", "SON"));

        List<Integer> answers = atOnce(List.of(
                () -> send(Api.JISHISHAN, id, 1, event).statusCode(),
                () -> send(Api.JISHISHAN, id, 1, event).statusCode(),
                () -> send(Api.JISHISHAN, id, 1, event).statusCode()));

        assertThat(answers).containsExactlyInAnyOrder(201, 200, 200);
        assertThat(household(id).getInt("memberCount")).isEqualTo(2);
    }

    @Test
    void oneOfTwoOppositeMergersWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            String one = registered(registration());
            String other = registered(registration());

            List<Integer> answers = atOnce(List.of(
                    () -> send(Api.JISHISHAN, one, 1, merger(other)).statusCode(),
                    () -> send(Api.JISHISHAN, other, 1, merger(one)).statusCode()));

            assertThat(answers).contains(201).doesNotContain(500, 503);
            assertThat(List.of(
                            household(one).getString("status"), household(other).getString("status")))
                    .containsExactlyInAnyOrder("ACTIVE", "REMOVED");
        }
    }

    @Test
    void keepsBothWhenRosterIsImportedAtTheSameTime() throws Exception {
        String number = newNumber();
        Api.importRoster(Api.JISHISHAN, TestRoster.of(TestHousehold.inJishishan(number)));
        String id = idOf(number);
        TestRoster changed =
                TestRoster.of(TestHousehold.inJishishan(number).withMode("投亲靠友").withMembers(5));

        List<Integer> answers =
                atOnce(List.of(() -> Api.importRoster(Api.JISHISHAN, changed).getInt("households.changed"), () -> send(
                                Api.JISHISHAN, id, 1, event("MEMBER_ADDED", "member", member("马小明", "SON")))
                        .statusCode()));

        assertThat(answers.get(0)).isEqualTo(1);
        assertThat(answers.get(1)).isIn(201, 412);
        assertThat(household(id).getString("expectedMode")).isEqualTo("STAY_WITH_KIN");
        assertThat(history(id).getList("items.version", Integer.class)).doesNotHaveDuplicates();
    }

    @Test
    void refusesStaleOrMissingVersion() {
        String id = registered(registration());
        happened(id, event("MEMBER_ADDED", "member", member("马小明", "SON")));

        send(Api.JISHISHAN, id, 1, event("DEREGISTERED"))
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:anju:problem:version-stale"))
                .body("violations.message", contains("\"2\""));
        Api.as(Api.JISHISHAN)
                .contentType(ContentType.JSON)
                .body(event("DEREGISTERED"))
                .post("/households/" + id + "/events")
                .then()
                .statusCode(428);
    }

    @Test
    void namesPartsThatAreMissingOrDoNotBelong() {
        String id = registered(registration());

        send(
                        Api.JISHISHAN,
                        id,
                        1,
                        with(
                                without(event("SPLIT"), "approvedBy"),
                                "memberId",
                                UUID.randomUUID().toString()))
                .then()
                .statusCode(422)
                .body("violations.field", contains("approvedBy", "memberId", "newHeadMemberId", "newHouseholdNo"));
        send(Api.JISHISHAN, id, 1, without(without(event("DEREGISTERED"), "type"), "id"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("id", "type"));
        send(Api.JISHISHAN, id, 1, event("VANISHED"))
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:field-malformed"));
    }

    @Test
    void refusesPersonsWhoAreNoMembersAndHeadsWithoutIdentityNumber() {
        Map<String, Object> child = without(member("马小明", "SON"), "idNumber");
        String id = registered(registration(today(), child));

        send(
                        Api.JISHISHAN,
                        id,
                        1,
                        event("MEMBER_REMOVED", "memberId", UUID.randomUUID().toString()))
                .then()
                .statusCode(422)
                .body("violations.field", contains("memberId"));
        send(
                        Api.JISHISHAN,
                        id,
                        1,
                        event("HEAD_CHANGED", "newHeadMemberId", child.get("id"), "formerHeadRelation", "FATHER"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("newHeadMemberId"));
        assertThat(household(id).getLong("version")).isEqualTo(1);
    }

    @Test
    void refusesDaysBeforeTheHouseholdStoodAsItDoes() {
        String id = registered(registration(LAST_WEEK));
        happened(
                id,
                event(
                        "MOVED",
                        "villageCode",
                        TestEvents.OTHER_VILLAGE,
                        "effectiveOn",
                        LAST_WEEK.plusDays(3).toString()));

        for (LocalDate day : List.of(LAST_WEEK.plusDays(2), today().plusDays(1))) {
            send(Api.JISHISHAN, id, 2, event("DEREGISTERED", "effectiveOn", day.toString()))
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("effectiveOn"));
        }
        Map<String, Object> son = member("马小明", "SON");
        send(
                        Api.JISHISHAN,
                        id,
                        2,
                        event(
                                "MEMBER_ADDED",
                                "member",
                                son,
                                "effectiveOn",
                                LAST_WEEK.minusDays(1).toString()))
                .then()
                .statusCode(422);
        send(Api.JISHISHAN, id, 2, event("MEMBER_ADDED", "member", son, "effectiveOn", LAST_WEEK.toString()))
                .then()
                .statusCode(201);
        send(
                        Api.JISHISHAN,
                        id,
                        3,
                        event(
                                "DEREGISTERED",
                                "effectiveOn",
                                LAST_WEEK.plusDays(3).toString()))
                .then()
                .statusCode(201);
    }

    @Test
    void refusesTargetsThatTakeNobodyIn() {
        String id = registered(registration());
        String removed = registered(registration());
        happened(removed, event("DEREGISTERED"));
        String foreign = TestEvents.register(
                        Api.LINXIA, with(registration(), "villageCode", TestEvents.FOREIGN_VILLAGE))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        for (String target : List.of(id, removed)) {
            send(Api.JISHISHAN, id, 1, merger(target))
                    .then()
                    .statusCode(422)
                    .body("violations.field", hasItem("targetHouseholdId"));
        }
        send(Api.JISHISHAN, id, 1, merger(foreign)).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verifier-622927100201", "township-622927100000", "admin", "integrator", "auditor"})
    void refusesRolesThatDoNotKeepTheRoster(String username) {
        send(username, "01970000-0000-7000-8000-000000000000", 1, event("DEREGISTERED"))
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:role-missing"));
    }

    @Test
    void hidesForeignHousehold() {
        String id = registered(registration());

        send(Api.DONGXIANG, id, 1, event("DEREGISTERED"))
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:household-unknown"));
    }

    private static Map<String, Object> merger(String target) {
        return event("MERGED", "targetHouseholdId", target, "formerHeadRelation", "SIBLING");
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

    private static List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            return executor.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }
}
