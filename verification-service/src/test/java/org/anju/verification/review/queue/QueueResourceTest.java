package org.anju.verification.review.queue;

import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Records.COUNTY;
import static org.anju.verification.testsupport.Records.TOWNSHIP;
import static org.anju.verification.testsupport.Records.get;
import static org.anju.verification.testsupport.Records.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.record.RecordStep;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class QueueResourceTest {

    @Inject
    Given given;

    @Inject
    Records records;

    private UUID campaign;

    @BeforeEach
    void campaignOfThePrefecture() {
        campaign = given.campaign();
    }

    @Test
    void holdsWhatTheTownshipHasToDo() {
        UUID household = given.household(VILLAGE);
        UUID complete = records.completed(campaign, household);
        UUID competing = records.submitted(campaign, household);
        records.submitted(campaign, given.household(VILLAGE));
        records.approved(campaign, given.household(VILLAGE));
        UUID returned = records.completed(campaign, given);
        records.move(RecordStep.RETURN, returned, TOWNSHIP);
        records.find(complete, "Q17", Severity.REVIEW, "assuranceMode");

        township("")
                .body("items.id", contains(complete.toString(), competing.toString()))
                .body("items.task", contains("APPROVE", "DECIDE"))
                .body("items.competing", contains(1, 0))
                .body("items.yours", contains(false, false))
                .body("items[0].householdNo", equalTo(household.toString()))
                .body("items[0].version", equalTo(2))
                .body("items[0].findings.rule", contains("Q17"))
                .body("items[1].findings", empty())
                .body("items[0].submittedBy", equalTo(VERIFIER));
    }

    @Test
    void holdsWhatTheCountyHasToDo() {
        UUID approved = records.approved(campaign, given.household(VILLAGE));
        UUID confirmed = records.approved(campaign, given.household(VILLAGE));
        records.move(RecordStep.CONFIRM, confirmed, COUNTY);
        records.completed(campaign, given);

        get(COUNTY, "review-queue?level=COUNTY&region=622927000000&campaign=" + campaign)
                .statusCode(200)
                .body("items.id", contains(approved.toString()))
                .body("items[0].task", equalTo("CONFIRM"));
    }

    @Test
    void holdsConfirmedRecordsInWhichSomethingIsFoundLateUntilItIsSettledOrTheyAreReturned() {
        UUID questioned = confirmed();
        UUID blocked = confirmed();
        UUID locked = confirmed();
        records.move(RecordStep.LOCK, locked, COUNTY);
        UUID warned = confirmed();
        UUID approved = records.approved(campaign, given.household(VILLAGE));
        confirmed();
        records.find(questioned, "Q10", Severity.REVIEW, "assuranceMode");
        records.find(blocked, "Q13", Severity.BLOCK, "photos");
        records.find(locked, "Q13", Severity.BLOCK, "photos");
        records.find(locked, "Q17", Severity.REVIEW, "assuranceMode");
        IntStream.range(0, 10).forEach(number -> records.find(warned, "Q03", Severity.WARN, "photos." + number));
        records.find(approved, "Q13", Severity.BLOCK, "photos");

        lateFindings("&limit=2")
                .body("items.id", contains(locked.toString(), blocked.toString()))
                .body("items.task", contains("SETTLE", "SETTLE"))
                .body("items[1].findings.rule", contains("Q13"));
        String cursor = lateFindings("&limit=2").extract().path("cursor");
        lateFindings("&cursor=" + cursor).body("items.id", contains(questioned.toString()));

        settle(locked, "Q13");
        settle(locked, "Q17");
        settle(questioned, "Q10");
        post(COUNTY, "verifications/" + blocked + "/return", "{\"reasons\": [\"VISIT_AGAIN\"], \"note\": \"投靠户为危房\"}")
                .statusCode(200)
                .body("state", equalTo("RETURNED"));
        lateFindings("").body("items", empty());
    }

    private UUID confirmed() {
        UUID record = records.approved(campaign, given.household(VILLAGE));
        records.move(RecordStep.CONFIRM, record, COUNTY);
        return record;
    }

    private void settle(UUID record, String rule) {
        String finding = "verifications/%s/findings/%d/settle".formatted(record, records.findingId(record, rule));
        post(COUNTY, finding, "{\"note\": \"已核实\"}").statusCode(200);
    }

    private ValidatableResponse lateFindings(String more) {
        return get(COUNTY, "review-queue/late-findings?region=622927000000&campaign=" + campaign + more)
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oldest", "riskiest"})
    void pagesThroughEveryRecordOnceInEitherOrderAndInLargeRegionsToo(String order) {
        for (int number = 0; number < 7; number++) {
            UUID record = records.completed(campaign, given);
            if (number % 2 == 0) {
                records.find(record, "Q17", Severity.REVIEW, "assuranceMode");
            }
        }
        String township = "level=TOWNSHIP&region=622927100000&order=" + order;
        String prefecture = "level=TOWNSHIP&region=622900000000&order=" + order;

        List<String> inOne = township("&limit=100&order=" + order).extract().path("items.id");
        assertThat(inOne).hasSize(7);
        assertThat(pages(TOWNSHIP, township)).isEqualTo(inOne);
        assertThat(pages("prefecture-6229", prefecture)).isEqualTo(inOne);
    }

    @Test
    void showsTheOldestFirst() {
        UUID second = records.completed(campaign, given);
        UUID first = records.completed(campaign, given);
        records.update("UPDATE verification SET state_since = state_since - interval '2 hours' WHERE id = ?", first);

        township("").body("items.id", contains(first.toString(), second.toString()));
        township("&minAgeHours=1").body("items.id", contains(first.toString()));
        township("&minAgeHours=3").body("items", empty());
    }

    @Test
    void showsTheRiskiestFirst() {
        UUID plain = records.completed(campaign, given);
        UUID warned = records.completed(campaign, given);
        UUID blocked = records.completed(campaign, given);
        UUID questioned = records.completed(campaign, given);
        records.find(warned, "Q03", Severity.WARN, "position");
        records.find(blocked, "Q13", Severity.BLOCK, "photos");
        records.find(questioned, "Q17", Severity.REVIEW, "assuranceMode");
        records.find(questioned, "Q10", Severity.REVIEW, "position");

        township("&order=riskiest")
                .body(
                        "items.id",
                        contains(blocked.toString(), questioned.toString(), warned.toString(), plain.toString()))
                .body("items.risk", contains(100, 20, 1, 0));

        records.update("UPDATE record_finding SET settled_at = now() WHERE verification_id = ?", blocked);
        records.update("UPDATE verification SET situation = 'LOCKED_ABSENT', secured = false WHERE id = ?", plain);
        township("&order=riskiest")
                .body(
                        "items.id",
                        contains(plain.toString(), questioned.toString(), warned.toString(), blocked.toString()))
                .body("items.risk", contains(25, 20, 1, 0));
    }

    @Test
    void filtersByWhatTheRecordsAre() {
        UUID one = records.completed(campaign, given);
        UUID other = records.completed(campaign, given);
        records.find(one, "Q17", Severity.REVIEW, "assuranceMode");
        records.find(other, "Q17", Severity.REVIEW, "assuranceMode");
        records.update("UPDATE record_finding SET settled_at = now() WHERE verification_id = ?", other);
        records.update(
                "UPDATE verification SET situation = 'RELOCATED', assurance_mode = 'POVERTY_RELOCATION' WHERE id = ?",
                other);
        records.recordedBy(other, TOWNSHIP);

        township("&finding=Q17").body("items.id", contains(one.toString()));
        township("&situation=RELOCATED").body("items.id", contains(other.toString()));
        township("&mode=POVERTY_RELOCATION").body("items.id", contains(other.toString()));
        township("&collector=" + VERIFIER).body("items.id", contains(one.toString()));
        township("&collector=" + TOWNSHIP).body("items.yours", contains(true));
    }

    @Test
    void countsWhatWaitsByStateAndAge() {
        UUID household = given.household(VILLAGE);
        records.completed(campaign, household);
        records.submitted(campaign, household);
        UUID old = records.completed(campaign, given);
        UUID returned = records.completed(campaign, given);
        records.move(RecordStep.RETURN, returned, TOWNSHIP);
        records.update("UPDATE verification SET state_since = now() - interval '2 days' WHERE id = ?", old);
        records.update("UPDATE verification SET state_since = now() - interval '8 days' WHERE id = ?", returned);
        records.approved(campaign, given.household(VILLAGE));

        get(TOWNSHIP, "review-queue/summary?region=622927100000&campaign=" + campaign)
                .statusCode(200)
                .body("waiting.state", contains("COMPLETED", "COMPETING", "TOWNSHIP_APPROVED", "RETURNED"))
                .body("waiting.records", contains(2, 1, 1, 1))
                .body("waiting.ages.under1Day", contains(1, 1, 1, 0))
                .body("waiting.ages.under3Days", contains(1, 0, 0, 0))
                .body("waiting.ages.under7Days", contains(0, 0, 0, 0))
                .body("waiting.ages.older", contains(0, 0, 0, 1));
    }

    @Test
    void countsNothingWhereNothingWaits() {
        get(TOWNSHIP, "review-queue/summary?region=622927100000&campaign=" + campaign)
                .statusCode(200)
                .body("waiting.records", contains(0, 0, 0, 0));
    }

    @Test
    void refusesACursorThatIsNotOfThisOrder() {
        records.completed(campaign, given);
        records.completed(campaign, given);
        String cursor = township("&limit=1").extract().path("cursor");

        get(TOWNSHIP, queue("&order=riskiest&cursor=" + cursor))
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:cursor-malformed"));
        get(TOWNSHIP, queue("&cursor=somewhere")).statusCode(400);
        get(TOWNSHIP, queue("&order=newest")).statusCode(400);
        get(TOWNSHIP, "review-queue?region=622927100000&campaign=" + campaign).statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"review-queue?level=TOWNSHIP&", "review-queue/summary?", "review-queue/late-findings?"})
    void showsNothingToOtherRolesOrRegions(String path) {
        String query = path + "region=622927100000&campaign=" + campaign;

        get(VERIFIER, query).statusCode(403);
        get("admin", query).statusCode(403);
        get("auditor", query).statusCode(403);
        get("township-622926100000", query)
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        get("prefecture-6229", query).statusCode(200);
    }

    private ValidatableResponse township(String more) {
        return get(TOWNSHIP, queue(more)).statusCode(200);
    }

    private String queue(String more) {
        return "review-queue?level=TOWNSHIP&region=622927100000&campaign=" + campaign + more;
    }

    private List<String> pages(String username, String query) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = get(username, "review-queue?limit=2&" + query + "&campaign=" + campaign + cursor)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id", String.class));
            cursor = page.getString("cursor") == null ? null : "&cursor=" + page.getString("cursor");
        } while (cursor != null);
        return seen;
    }
}
