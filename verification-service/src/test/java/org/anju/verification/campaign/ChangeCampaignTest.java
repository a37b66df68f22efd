package org.anju.verification.campaign;

import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.verification.testsupport.Api;
import org.anju.verification.testsupport.ClosingRecords;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangeCampaignTest {

    private static final String SUPERVISOR = "prefecture-6229";

    @Inject
    Given given;

    @Inject
    ClosingRecords records;

    @Inject
    CampaignService campaigns;

    private UUID campaign;

    @BeforeEach
    void campaign() {
        campaign = given.campaign("622927000000", LocalDate.of(2026, 6, 5), LocalDate.of(2026, 6, 15));
    }

    @Test
    void changesWhatIsNamedAndKeepsTheRest() {
        String tag = get(SUPERVISOR).extract().header("ETag");
        String changed = patch(tag, "{\"deadline\": \"2026-06-20\", \"name\": \"延期\"}")
                .statusCode(200)
                .body("deadline", equalTo("2026-06-20"))
                .body("name", equalTo("延期"))
                .body("startsOn", equalTo("2026-06-05"))
                .extract()
                .header("ETag");
        assertThat(changed).isNotEqualTo(tag);
        get("verifier-622927100200").body("deadline", equalTo("2026-06-20")).header("ETag", changed);
    }

    @Test
    void refusesAChangeOfWhatSomebodyHasChangedMeanwhile() {
        String tag = get(SUPERVISOR).extract().header("ETag");
        patch(tag, "{\"name\": \"A\"}").statusCode(200);
        patch(tag, "{\"name\": \"B\"}").statusCode(412).body("type", equalTo("urn:anju:problem:version-stale"));
        Api.as(SUPERVISOR)
                .body("{\"name\": \"B\"}")
                .patch("/campaigns/" + campaign)
                .then()
                .statusCode(428);
        get(SUPERVISOR).body("name", equalTo("A"));
    }

    @Test
    void keepsWhoChangedWhatAndWhen() {
        patch("*", "{\"name\": \"A\", \"deadline\": \"2026-06-20\"}").statusCode(200);
        patch("*", "{\"name\": \"B\"}").statusCode(200);
        history("county-622927")
                .statusCode(200)
                .body("field", contains("name", "deadline", "name"))
                .body("before", contains("A", "2026-06-15", "Test"))
                .body("after", contains("B", "2026-06-20", "A"))
                .body("changedBy", everyItem(equalTo(SUPERVISOR)));
        history("verifier-622927100200").statusCode(403);
        history("county-622926").statusCode(404);
    }

    @Test
    void keepsNothingOfAChangeThatChangesNothing() {
        String tag = get(SUPERVISOR).extract().header("ETag");
        patch("*", "{\"name\": \"Test\", \"ended\": false}").statusCode(200).header("ETag", tag);
        history(SUPERVISOR).body("$", hasSize(0));
    }

    @Test
    void letsNobodyRewriteTheHistory() {
        patch("*", "{\"name\": \"A\"}").statusCode(200);
        assertThat(catchThrowable(() ->
                        records.execute("UPDATE campaign_change SET new_value = 'B' WHERE campaign_id = ?", campaign)))
                .hasMessageContaining("permission denied");
    }

    @Test
    void refusesWhatCannotBe() {
        patch("*", "{\"deadline\": \"2026-06-04\"}").statusCode(422).body("violations[0].field", equalTo("deadline"));
        patch("*", "{\"ruleSet\": \"1999\"}").statusCode(422).body("violations[0].field", equalTo("ruleSet"));
        patch("*", "{\"name\": \"  \"}").statusCode(400).body("violations[0].field", equalTo("name"));
        history(SUPERVISOR).body("$", hasSize(0));
    }

    @Test
    void letsSupervisorsAloneChange() {
        Api.patch("county-622927", "/campaigns/" + campaign, "*", "{\"name\": \"A\"}")
                .statusCode(403);
        Api.patch(SUPERVISOR, "/campaigns/" + Given.id(), "*", "{\"name\": \"A\"}")
                .statusCode(404);
    }

    @Test
    void recognisesItsCreationAfterAChange() {
        UUID id = Given.id();
        String body = """
                {"id": "%s", "name": "A", "regions": ["622927000000"], "startsOn": "2026-06-05",
                 "deadline": "2026-06-15", "ruleSet": "2020"}
                """.formatted(id);
        Api.post(SUPERVISOR, "/campaigns", body).statusCode(201);
        Api.patch(SUPERVISOR, "/campaigns/" + id, "*", "{\"name\": \"B\"}").statusCode(200);
        Api.post(SUPERVISOR, "/campaigns", body).statusCode(200).body("name", equalTo("B"));
        Api.post(SUPERVISOR, "/campaigns", body.replace("\"A\"", "\"B\"")).statusCode(409);
    }

    @Test
    void endsAndResumes() {
        patch("*", "{\"ended\": true}").statusCode(200).body("phase", equalTo("ENDED"));
        Api.post(SUPERVISOR, "/campaigns/" + campaign + "/villages/open", "{\"regions\": [\"622927000000\"]}")
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:campaign-ended"))
                .body("detail", containsString("resume"));
        patch("*", "{\"ended\": false}").statusCode(200).body("phase", equalTo("RUNNING"));
        Api.post(SUPERVISOR, "/campaigns/" + campaign + "/villages/open", "{\"regions\": [\"622927000000\"]}")
                .statusCode(200);
    }

    @Test
    @ActivateRequestContext
    void showsToSubmissionsWhatAnotherInstanceChanged() {
        assertThat(campaigns.find(campaign).orElseThrow().name()).isEqualTo("Test");
        records.execute("UPDATE campaign SET name = 'elsewhere', version = version + 1 WHERE id = ?", campaign);
        await().untilAsserted(() -> assertThat(nameInNewSession()).isEqualTo("elsewhere"));
    }

    private String nameInNewSession() {
        return QuarkusTransaction.requiringNew()
                .call(() -> campaigns.find(campaign).orElseThrow().name());
    }

    private ValidatableResponse get(String user) {
        return Api.get(user, "/campaigns/" + campaign).statusCode(200);
    }

    private ValidatableResponse patch(String ifMatch, String body) {
        return Api.patch(SUPERVISOR, "/campaigns/" + campaign, ifMatch, body);
    }

    private ValidatableResponse history(String user) {
        return Api.get(user, "/campaigns/" + campaign + "/history");
    }
}
