package org.anju.verification.team.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Api;
import org.anju.verification.testsupport.ClosingRecords;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssignmentResourceTest {

    private static final String COUNTY = "county-622927";
    private static final String TOWNSHIP = "township-622927101000";
    private static final String VILLAGE = "622927101204";
    private static final String OTHER_VILLAGE = "622927101205";
    private static final String VERIFIER = "verifier-" + VILLAGE;

    @Inject
    Given given;

    @Inject
    ClosingRecords records;

    @Inject
    Assignments assignments;

    @Inject
    RowSecurity rowSecurity;

    private UUID campaign;
    private List<UUID> households;

    @BeforeEach
    void villageOfThree() {
        records.execute("UPDATE household SET village_code = '622927101999' WHERE village_code = ?", VILLAGE);
        records.execute("UPDATE household SET village_code = '622927101999' WHERE village_code = ?", OTHER_VILLAGE);
        campaign = given.campaign();
        households = Stream.generate(() -> given.household(VILLAGE))
                .limit(3)
                .sorted()
                .toList();
    }

    @Test
    void assignsAVillageAndThenListsItByItsHolder() {
        UUID outside = given.household(OTHER_VILLAGE);
        assign(TOWNSHIP, village(account("a"), ""))
                .statusCode(200)
                .body("assigned", equalTo(3))
                .body("holder.username", equalTo("a"));
        assign(TOWNSHIP, village(account("a"), ""))
                .statusCode(200)
                .body("assigned", equalTo(0))
                .body("unchanged", equalTo(3));
        list("account=a").body("items.householdId", contains(texts(households)));
        list("region=" + VILLAGE).body("items.holder.username", everyItem(equalTo("a")));
        list("region=622927101000&unassigned=true&limit=1000")
                .body("items.find { it.householdId == '%s' }.villageCode".formatted(outside), equalTo(OTHER_VILLAGE));
        list("region=" + VILLAGE + "&unassigned=true").body("items", hasSize(0));
        String cursor =
                list("account=a&limit=2").body("items", hasSize(2)).extract().path("cursor");
        list("account=a&limit=2&cursor=" + cursor)
                .body("items.householdId", contains(households.get(2).toString()));
    }

    @Test
    void refusesWhatSomebodyElseHoldsAndNamesThem() {
        assign(TOWNSHIP, some(households.subList(0, 1), account("a"), "")).statusCode(200);
        assign(TOWNSHIP, village(account("b"), ""))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:task-held"))
                .body("detail", containsString("by a"))
                .body("violations.message", contains("held by a"))
                .body("violations.found", contains(households.getFirst().toString()));
        list("region=" + VILLAGE + "&unassigned=true").body("items", hasSize(2));
    }

    @Test
    void reassignsWithAReasonAndKeepsTheHistory() {
        assign(TOWNSHIP, village(account("a"), "")).statusCode(200);
        assign(COUNTY, village(account("b"), ", \"reassign\": true"))
                .statusCode(422)
                .body("violations[0].field", equalTo("reason"));
        assign(COUNTY, village(account("b"), ", \"reassign\": true, \"reason\": \"换人\""))
                .statusCode(200)
                .body("reassigned", equalTo(3));
        history(COUNTY, households.getFirst())
                .statusCode(200)
                .body("action", contains("REASSIGN", "ASSIGN"))
                .body("fromAccount", contains("a", null))
                .body("toAccount", contains("b", "a"))
                .body("reason", contains("换人", null))
                .body("by", contains(COUNTY, TOWNSHIP));
    }

    @Test
    void assignsToATeamOfTheVillagesRegion() {
        UUID team = team("622927101000", VERIFIER, null);
        assign(TOWNSHIP, village("\"teamId\": \"%s\"".formatted(team), ""))
                .statusCode(200)
                .body("holder.teamName", equalTo("工作组"));
        list("team=" + team).body("items", hasSize(3));
        assign(TOWNSHIP, village(account("a"), "")).statusCode(409).body("detail", containsString("工作组"));
        UUID elsewhere = team("622927102000", VERIFIER, null);
        assign(COUNTY, village("\"teamId\": \"%s\"".formatted(elsewhere), ", \"reassign\": true, \"reason\": \"x\""))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:team-elsewhere"));
        assign(COUNTY, village("\"teamId\": \"%s\"".formatted(Given.id()), "")).statusCode(404);
        assign(COUNTY, village("\"teamId\": \"%s\", %s".formatted(team, account("a")), ""))
                .statusCode(400);
    }

    @Test
    void takesTasksBackFromTheirHolderOnly() {
        assign(TOWNSHIP, some(households.subList(0, 2), account(VERIFIER), "")).statusCode(200);
        handBack(VERIFIER, households)
                .statusCode(409)
                .body("violations.found", contains(households.get(2).toString()));
        list("account=" + VERIFIER).body("items", hasSize(2));
        handBack(VERIFIER, households.subList(0, 1)).statusCode(200).body("handedBack", equalTo(1));
        handBack(VERIFIER, households.subList(0, 1)).statusCode(409);
        list("region=" + VILLAGE + "&unassigned=true").body("items", hasSize(2));
        history(COUNTY, households.getFirst())
                .body("action", contains("HAND_BACK", "ASSIGN"))
                .body("reason[0]", equalTo("道路中断"));
    }

    @Test
    void takesATeamsTasksBackFromAMemberUntilTheMembershipExpires() {
        UUID team = team("622927000000", VERIFIER, null);
        assign(COUNTY, village("\"teamId\": \"%s\"".formatted(team), "")).statusCode(200);
        mine(VERIFIER).body("items", hasSize(3));
        handBack(VERIFIER, households.subList(0, 1)).statusCode(200);
        Api.post(COUNTY, "/teams/%s/members".formatted(team), """
                {"account": {"username": "%s"}, "expiresAt": "2020-01-01T00:00:00Z"}
                """.formatted(VERIFIER))
                .statusCode(200);
        mine(VERIFIER).body("items", hasSize(0));
        handBack(VERIFIER, households.subList(1, 2)).statusCode(409);
    }

    @Test
    void doesNotTakeOneAccountForAnotherOfTheSameName() {
        assign(
                        TOWNSHIP,
                        village(
                                "\"account\": {\"username\": \"%s\", \"subject\": \"of-an-earlier-account\"}"
                                        .formatted(VERIFIER),
                                ""))
                .statusCode(200);
        mine(VERIFIER).body("items", hasSize(0));
        handBack(VERIFIER, households).statusCode(409);
    }

    @Test
    void transfersAllTasksOfAnAccount() {
        UUID outside = given.household(OTHER_VILLAGE);
        assign(TOWNSHIP, village(account("a"), "")).statusCode(200);
        assign(TOWNSHIP, some(List.of(outside), account("b"), "")).statusCode(200);
        String body = """
                {"from": {"username": "a"}, "account": {"username": "b"}, "reason": "轮换"}
                """;
        transfer(TOWNSHIP, body).statusCode(200).body("reassigned", equalTo(3));
        list("account=a").body("items", hasSize(0));
        list("account=b").body("items", hasSize(4));
        history(COUNTY, households.getFirst()).body("action", contains("TRANSFER", "ASSIGN"));
        transfer(TOWNSHIP, body).statusCode(200).body("reassigned", equalTo(0));
    }

    @Test
    void letsExactlyOneOfManyHaveATask() throws Exception {
        for (int round = 0; round < 10; round++) {
            campaign = given.campaign();
            List<Integer> statuses = together(IntStream.range(0, 6)
                    .mapToObj(number -> some(shuffled(number), account("a" + number), ""))
                    .toList());
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
            Set<String> holders =
                    new HashSet<>(list("region=" + VILLAGE).extract().path("items.holder.username"));
            assertThat(holders).hasSize(1).doesNotContainNull();
            assertThat(records.text("SELECT count(*) FROM assignment_event WHERE campaign_id = ?", campaign))
                    .isEqualTo("3");
        }
    }

    @Test
    void endsInOneHandHoweverManyReassignAtOnce() throws Exception {
        assign(TOWNSHIP, village(account("a"), "")).statusCode(200);
        List<Integer> statuses = together(Stream.of("b", "c", "b", "c")
                .map(name -> village(account(name), ", \"reassign\": true, \"reason\": \"x\""))
                .toList());
        assertThat(statuses).containsOnly(200);
        Set<String> holders = new HashSet<>(list("region=" + VILLAGE).extract().path("items.holder.username"));
        assertThat(holders).hasSize(1).isSubsetOf("b", "c");
    }

    private List<Integer> together(List<String> bodies) throws Exception {
        Tokens.of(COUNTY);
        CyclicBarrier start = new CyclicBarrier(bodies.size());
        List<Callable<Integer>> requests = bodies.stream()
                .<Callable<Integer>>map(body -> () -> {
                    start.await();
                    return assign(COUNTY, body).extract().statusCode();
                })
                .toList();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(bodies.size())) {
            for (Future<Integer> status : threads.invokeAll(requests)) {
                statuses.add(status.get());
            }
        }
        return statuses;
    }

    private List<UUID> shuffled(int number) {
        return number % 2 == 0 ? households : households.reversed();
    }

    @Test
    void tellsOtherFeaturesInWhoseHandsTasksAre() {
        UUID team = team("622927101000", VERIFIER, null);
        assign(COUNTY, some(households.subList(0, 1), account(VERIFIER), "")).statusCode(200);
        assign(COUNTY, some(households.subList(1, 2), "\"teamId\": \"%s\"".formatted(team), ""))
                .statusCode(200);
        RegionCode village = new RegionCode(VILLAGE);
        Caller verifier = new Caller("any", VERIFIER, Set.of("verifier"), RegionScope.of(List.of(village)));
        Caller stranger = new Caller("any", "stranger", Set.of("verifier"), RegionScope.of(List.of(village)));
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(verifier.scope());
            assertThat(assignments.holders(campaign, village)).containsOnlyKeys(households.get(0), households.get(1));
            assertThat(assignments
                            .holders(campaign, village)
                            .get(households.get(1))
                            .teamName())
                    .isEqualTo("工作组");
            assertThat(assignments.assignedTo(verifier, campaign, village))
                    .containsExactlyInAnyOrder(households.get(0), households.get(1));
            assertThat(assignments.assignedTo(stranger, campaign, village)).isEmpty();
        });
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.of(List.of(new RegionCode(OTHER_VILLAGE))));
            assertThat(assignments.holders(campaign, village)).isEmpty();
        });
    }

    @Test
    void letsATaskGoWithItsHousehold() {
        assign(TOWNSHIP, village(account("a"), "")).statusCode(200);
        records.execute("UPDATE household SET village_code = ? WHERE id = ?", OTHER_VILLAGE, households.getFirst());
        list("region=" + OTHER_VILLAGE).body("items.holder.username", contains("a"));
        Api.get("verifier-" + OTHER_VILLAGE, "/campaigns/" + campaign + "/assignments?region=" + OTHER_VILLAGE)
                .body("items.holder.username", contains("a"));
    }

    @Test
    void assignsNoHouseholdTwiceInOneRequestAndNoneThatIsUnknown() {
        UUID first = households.getFirst();
        assign(COUNTY, some(List.of(first, first), account("a"), ""))
                .statusCode(200)
                .body("assigned", equalTo(1));
        assign(COUNTY, some(List.of(Given.id()), account("a"), "")).statusCode(404);
        assign(COUNTY, "{%s}".formatted(account("a"))).statusCode(400);
    }

    @Test
    void letsOnlyThoseActWhoMayAndWhereTheyMay() {
        String body = village(account("a"), "");
        String list = some(households, account("a"), "");
        assign(VERIFIER, body).statusCode(403);
        assign("county-622926", body).statusCode(403);
        assign("county-622926", list).statusCode(404);
        assign("township-622927102000", list).statusCode(404);
        String transfer = "{\"from\": {\"username\": \"a\"}, \"account\": {\"username\": \"b\"}, \"reason\": \"x\"}";
        assign(COUNTY, body).statusCode(200);
        transfer(VERIFIER, transfer).statusCode(403);
        transfer("county-622926", transfer).statusCode(200).body("reassigned", equalTo(0));
        handBack("prefecture-6229", households).statusCode(403);
        handBack("county-622926", households).statusCode(409);
        history(VERIFIER, households.getFirst()).statusCode(403);
        history("county-622926", households.getFirst()).statusCode(404);
        Api.get("county-622926", "/campaigns/" + campaign + "/assignments?region=" + VILLAGE)
                .statusCode(403);
        Api.get("county-622926", "/campaigns/" + campaign + "/assignments?account=a")
                .body("items", hasSize(0));
        Api.get("integrator", "/campaigns/" + campaign + "/assignments").statusCode(403);
    }

    private UUID team(String region, String member, String expiresAt) {
        UUID id = Given.id();
        Api.post(COUNTY, "/campaigns/" + campaign + "/teams", """
                {"id": "%s", "name": "工作组", "kind": "WORK_TEAM", "region": "%s",
                 "members": [{"account": {"username": "%s"}, "expiresAt": %s}]}
                """.formatted(id, region, member, expiresAt))
                .statusCode(201);
        return id;
    }

    private static String account(String name) {
        return "\"account\": {\"username\": \"%s\"}".formatted(name);
    }

    private static String village(String holder, String more) {
        return "{\"village\": \"%s\", %s%s}".formatted(VILLAGE, holder, more);
    }

    private static String some(List<UUID> households, String holder, String more) {
        return "{\"householdIds\": [%s], %s%s}".formatted(ids(households), holder, more);
    }

    private static String ids(List<UUID> households) {
        return households.stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private ValidatableResponse assign(String user, String body) {
        return Api.post(user, "/campaigns/" + campaign + "/assignments", body);
    }

    private ValidatableResponse transfer(String user, String body) {
        return Api.post(user, "/campaigns/" + campaign + "/assignments/transfer", body);
    }

    private ValidatableResponse handBack(String user, List<UUID> of) {
        return Api.post(
                user,
                "/campaigns/" + campaign + "/assignments/hand-back",
                "{\"householdIds\": [%s], \"reason\": \"道路中断\"}".formatted(ids(of)));
    }

    private ValidatableResponse history(String user, UUID household) {
        return Api.get(user, "/campaigns/%s/assignments/%s/history".formatted(campaign, household));
    }

    private ValidatableResponse mine(String user) {
        return Api.get(user, "/campaigns/" + campaign + "/assignments?mine=true")
                .statusCode(200);
    }

    private ValidatableResponse list(String query) {
        return Api.get(COUNTY, "/campaigns/" + campaign + "/assignments?" + query)
                .statusCode(200);
    }
}
