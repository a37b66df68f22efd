package org.anju.verification.review;

import static org.anju.verification.testsupport.Given.OTHER_VILLAGE;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Records.COUNTY;
import static org.anju.verification.testsupport.Records.TOWNSHIP;
import static org.anju.verification.testsupport.Records.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BulkReviewTest {

    private static final String WHY = "\"reasons\": [\"PHOTO_UNCLEAR\"], \"note\": \"请补拍\"";

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
    void answersEachRecordByItself() {
        UUID fine = records.completed(campaign, given);
        UUID before = records.approved(campaign, given.household(VILLAGE));
        UUID unfinished = records.submitted(campaign, given.household(VILLAGE));
        UUID questioned = records.completed(campaign, given);
        records.find(questioned, "Q17", Severity.REVIEW, "assuranceMode");
        UUID changed = records.completed(campaign, given);
        UUID nowhere = Given.id();

        post(
                        TOWNSHIP,
                        "verifications/approvals",
                        items(
                                "{\"id\": \"" + fine + "\"}",
                                "{\"id\": \"" + before + "\"}",
                                "{\"id\": \"" + unfinished + "\"}",
                                "{\"id\": \"" + questioned + "\"}",
                                "{\"id\": \"" + changed + "\", \"version\": 1}",
                                "{\"id\": \"" + nowhere + "\"}",
                                "{\"id\": \"no id\"}",
                                "null",
                                "{\"id\": \"" + fine + "\"}"))
                .statusCode(200)
                .body(
                        "answers.status",
                        equalTo(List.of(
                                "DONE",
                                "SAME",
                                "CONFLICT",
                                "REFUSED",
                                "CONFLICT",
                                "UNKNOWN",
                                "REFUSED",
                                "REFUSED",
                                "SAME")))
                .body("answers[0].version", equalTo(3))
                .body("answers[2].state", equalTo("SUBMITTED"))
                .body("answers[2].version", equalTo(1))
                .body("answers[3].problem.type", equalTo("urn:anju:problem:findings-unsettled"))
                .body("answers[3].problem.violations[0].message", startsWith("Q17"))
                .body("answers[4].state", equalTo("COMPLETED"))
                .body("answers[4].version", equalTo(2))
                .body("answers[4].problem.status", equalTo(412))
                .body("answers[5].problem.status", equalTo(404))
                .body("answers[6].problem.type", equalTo("urn:anju:problem:field-malformed"));
    }

    @Test
    void settlesFindingsOfEachRecordThatItApproves() {
        UUID record = records.completed(campaign, given);
        records.find(record, "Q17", Severity.REVIEW, "assuranceMode");

        post(
                        TOWNSHIP,
                        "verifications/approvals",
                        items(
                                "{\"id\": \"%s\", \"settles\": [{\"rule\": \"Q17\", \"field\": \"assuranceMode\", \"note\": \"已核对\"}]}"
                                        .formatted(record)))
                .body("answers[0].status", equalTo("DONE"));
    }

    @Test
    void returnsEachForItsOwnReasons() {
        UUID one = records.completed(campaign, given);
        UUID other = records.submitted(campaign, given.household(VILLAGE));
        UUID without = records.completed(campaign, given);

        post(
                        COUNTY,
                        "verifications/returns",
                        items(
                                "{\"id\": \"" + one + "\", " + WHY + "}",
                                "{\"id\": \"" + other + "\", \"reasons\": [\"MODE_WRONG\"], \"note\": \"请核对保障方式\"}",
                                "{\"id\": \"" + without + "\"}"))
                .statusCode(200)
                .body("answers.status", equalTo(List.of("DONE", "DONE", "REFUSED")))
                .body("answers[2].problem.type", equalTo("urn:anju:problem:review-malformed"));
        assertThat(records.rows(
                        "SELECT reason || ' ' || note FROM timeline_entry WHERE verification_id IN (?, ?) ORDER BY id",
                        one,
                        other))
                .containsExactlyInAnyOrder("PHOTO_UNCLEAR 请补拍", "MODE_WRONG 请核对保障方式");
    }

    @Test
    void confirmsWhatTheTownshipsHaveApproved() {
        UUID one = records.approved(campaign, given.household(VILLAGE));
        UUID other = records.approved(campaign, given.household(VILLAGE));

        post(COUNTY, "verifications/confirmations", items("{\"id\": \"" + one + "\"}", "{\"id\": \"" + other + "\"}"))
                .statusCode(200)
                .body("answers.status", equalTo(List.of("DONE", "DONE")))
                .body("answers.state", equalTo(List.of("COUNTY_CONFIRMED", "COUNTY_CONFIRMED")));
    }

    @Test
    void knowsNoRecordOfAnotherRegion() {
        UUID record = records.completed(campaign, given);
        UUID foreign = records.completed(campaign, given);
        records.update("UPDATE verification SET village_code = ? WHERE id = ?", OTHER_VILLAGE, foreign);

        post(
                        TOWNSHIP,
                        "verifications/approvals",
                        items("{\"id\": \"" + foreign + "\"}", "{\"id\": \"" + record + "\"}"))
                .body("answers.status", equalTo(List.of("UNKNOWN", "DONE")));
    }

    @Test
    void approvesManyWhateverTheirOrderWhileOthersDoTheSame() {
        List<UUID> all = Stream.generate(() -> records.completed(campaign, given))
                .limit(20)
                .collect(Collectors.toCollection(ArrayList::new));
        List<String> requests = new ArrayList<>();
        for (int reviewer = 0; reviewer < 4; reviewer++) {
            Collections.shuffle(all, new Random(reviewer));
            requests.add(items(
                    all.stream().map(record -> "{\"id\": \"" + record + "\"}").toArray(String[]::new)));
        }

        List<List<String>> answers = requests.parallelStream()
                .map(request -> post(TOWNSHIP, "verifications/approvals", request)
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("answers.status"))
                .toList();

        assertThat(answers.stream().flatMap(List::stream).filter("DONE"::equals))
                .hasSize(all.size());
        assertThat(answers.stream().flatMap(List::stream)).containsOnly("DONE", "SAME");
        assertThat(records.rows(
                        "SELECT count(*) FROM timeline_entry t JOIN verification v ON v.id = t.verification_id"
                                + " WHERE v.campaign_id = ?",
                        campaign))
                .containsExactly(String.valueOf(all.size()));
    }

    @Test
    void takesFiveHundredAtMost() {
        String[] many = Stream.generate(() -> "{\"id\": \"" + Given.id() + "\"}")
                .limit(501)
                .toArray(String[]::new);

        post(TOWNSHIP, "verifications/approvals", items(many)).statusCode(400);
        post(TOWNSHIP, "verifications/approvals", items()).statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "verifier-622927100200, approvals",
        "county-622927, approvals",
        "township-622927100000, confirmations",
        "prefecture-6229, returns",
        "admin, returns"
    })
    void letsOnlyTheStepsOwnRolesTakeIt(String username, String step) {
        post(username, "verifications/" + step, items("{\"id\": \"" + Given.id() + "\", " + WHY + "}"))
                .statusCode(403);
    }

    private static String items(String... items) {
        return "{\"items\": [" + String.join(",", items) + "]}";
    }
}
