package org.anju.verification.submission;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.rule.Situation;
import org.anju.verification.rule.testsupport.CaseSubmission;
import org.anju.verification.rule.testsupport.ShippedRules;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class SituationSubmissionTest {

    @Inject
    Given given;

    @Inject
    Broker broker;

    private UUID campaign;

    @BeforeEach
    void campaignOfTheCases() {
        campaign = given.campaign("622900000000", LocalDate.of(2020, 6, 5), LocalDate.of(2020, 6, 15));
    }

    static Stream<String> situations() {
        return ShippedRules.set().situations().stream().map(Situation::code);
    }

    @Test
    void takesEachSituationWithItsEvidenceToTheEnd() {
        List<CaseSubmission> proper =
                situations().map(code -> submission(code + " as it should be")).toList();
        for (CaseSubmission submission : proper) {
            Response answer = put(submission);
            assertThat(answer.statusCode())
                    .as(submission.name() + answer.asString())
                    .isEqualTo(201);
        }
        for (CaseSubmission submission : proper) {
            UUID household =
                    UUID.fromString(submission.record().get("householdId").asText());
            submission.photos().forEach(photo -> broker.photoStored(photo, household));
        }
        await().untilAsserted(() -> assertThat(proper)
                .allSatisfy(submission ->
                        assertThat(state(submission)).as(submission.name()).isEqualTo("COMPLETED")));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void refusesEachSituationWithoutItsEvidenceAndNamesTheRule(String situation) {
        List<CaseSubmission> lacking = CaseSubmission.cases().stream()
                .map(this::submission)
                .filter(submission -> submission.situation().equals(situation))
                .filter(submission -> !submission.refusedBy().isEmpty())
                .toList();
        assertThat(lacking).hasSizeGreaterThan(1);
        for (CaseSubmission submission : lacking) {
            Response answer = put(submission);
            assertThat(answer.statusCode()).as(submission.name()).isEqualTo(422);
            List<String> rules = answer.path("violations.rule");
            assertThat(Set.copyOf(rules)).as(submission.name()).isEqualTo(Set.copyOf(submission.refusedBy()));
            List<String> bases = answer.path("violations.basis");
            assertThat(bases).as(submission.name()).doesNotContainNull();
        }
    }

    @Test
    void countsNoAttemptThatLiesInTheFuture() {
        CaseSubmission submission = submission("UNREACHABLE as it should be");
        submission.record().at("/details/attempts").forEach(attempt -> {
            ObjectNode later = (ObjectNode) attempt;
            later.put("on", later.get("on").asText().replace("2020", "2030"));
        });
        Response answer = put(submission);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<List<String>>path("violations.rule")).containsOnly("S04");
    }

    /** What depends on the time of arrival is another test's matter. */
    @Test
    void findsInEachCaseWhatTheCaseExpects() {
        List<CaseSubmission> all =
                CaseSubmission.cases().stream().map(this::submission).toList();
        ArrayNode items = ShippedRules.JSON.createArrayNode();
        all.forEach(submission -> items.add(submission.record()));
        Response answer = given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body("{\"items\": " + items + "}")
                .post("/api/v1/verifications/batch");
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, Set<String>> found = new HashMap<>();
        Map<String, Set<String>> expected = new HashMap<>();
        for (int index = 0; index < all.size(); index++) {
            CaseSubmission submission = all.get(index);
            String receipt = "receipts[%d].".formatted(index);
            List<String> refusing = answer.path(receipt + "problem.violations.rule");
            found.put(submission.name(), refusing == null ? Set.of() : Set.copyOf(refusing));
            expected.put(submission.name(), Set.copyOf(submission.refusedBy()));
        }
        assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private CaseSubmission submission(String name) {
        return CaseSubmission.cases().stream()
                .filter(one -> one.get("name").asText().equals(name))
                .map(this::submission)
                .findFirst()
                .orElseThrow();
    }

    private CaseSubmission submission(JsonNode one) {
        return CaseSubmission.of(one, campaign, given.household(VILLAGE));
    }

    private static Response put(CaseSubmission submission) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(submission.record().toString())
                .put("/api/v1/verifications/" + submission.id());
    }

    private static String state(CaseSubmission submission) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .get("/api/v1/verifications/" + submission.id())
                .path("state");
    }
}
