package org.anju.verification.review;

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
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reviewer sends back reaches whoever recorded it, and the township hears where it does not. */
@QuarkusTest
class ReturnedRecordsTest {

    @Inject
    Given given;

    @Inject
    Records records;

    private UUID campaign;
    private UUID household;
    private UUID record;

    @BeforeEach
    void oneRecordThatWasReturned() {
        campaign = given.campaign();
        household = given.household(VILLAGE);
        record = records.completed(campaign, household);
        post(
                        TOWNSHIP,
                        "verifications/" + record + "/return",
                        "{\"reasons\": [\"PHOTO_UNCLEAR\"], \"note\": \"请补拍正面照片\"}")
                .statusCode(200);
    }

    @Test
    void showsTheCollectorWhatCameBackAndWhy() {
        get(VERIFIER, "verifications?state=RETURNED&mine=true&limit=1000")
                .statusCode(200)
                .body("items.id", hasItem(record.toString()))
                .body(item("returned.reasons[0].code"), equalTo("PHOTO_UNCLEAR"))
                .body(item("returned.reasons[0].chinese"), notNullValue())
                .body(item("returned.reasons[0].english"), notNullValue())
                .body(item("returned.note"), equalTo("请补拍正面照片"))
                .body(item("returned.seenAt"), notNullValue());
        get("verifier-622926100202", "verifications?state=RETURNED&mine=true&limit=1000")
                .statusCode(200)
                .body("items.id", not(hasItem(record.toString())));
    }

    @Test
    void leavesOutWhatWasCorrectedSince() {
        UUID correction = records.submitted(campaign, household);

        get(VERIFIER, "verifications?mine=true&campaign=" + campaign).body("items.id", contains(correction.toString()));
        get(VERIFIER, "verifications?mine=true&standing=SUPERSEDED&campaign=" + campaign)
                .body("items.id", contains(record.toString()));
    }

    @Test
    void countsAsSeenOnlyOnceTheCollectorHasSeenIt() {
        get(TOWNSHIP, "verifications/" + record).body("returned.seenAt", nullValue());
        get(COUNTY, "verifications?region=622927000000&campaign=" + campaign)
                .body("items[0].returned.seenAt", nullValue());
        assertThat(unseen()).containsExactly(record.toString());

        String seenAt = get(VERIFIER, "verifications/" + record)
                .body("returned.seenAt", notNullValue())
                .extract()
                .path("returned.seenAt");

        get(VERIFIER, "verifications?mine=true&campaign=" + campaign).body("items[0].returned.seenAt", equalTo(seenAt));
        get(TOWNSHIP, "verifications/" + record).body("returned.seenAt", equalTo(seenAt));
        assertThat(unseen()).isEmpty();
    }

    @Test
    void countsAsSeenOnceThePhoneComesBackWithThePackThatTellsOfIt() {
        UUID later = records.completed(campaign, given);
        String before = packCursor("");
        post(COUNTY, "verifications/" + later + "/return", "{\"reasons\": [\"MODE_WRONG\"], \"note\": \"请核对保障方式\"}")
                .statusCode(200);

        String told = packCursor("&since=" + before);
        assertThat(unseen()).containsExactly(later.toString());

        packCursor("&since=" + told);
        assertThat(unseen()).isEmpty();
    }

    @Test
    void tellsTheTownshipWhichReturnsNobodyHasSeenForHours() {
        UUID later = records.completed(campaign, given);
        post(COUNTY, "verifications/" + later + "/return", "{\"reasons\": [\"MODE_WRONG\"], \"note\": \"请核对保障方式\"}")
                .statusCode(200);
        records.update("UPDATE verification SET state_since = state_since - interval '30 hours' WHERE id = ?", record);

        get(TOWNSHIP, "review-queue/unseen-returns?region=622927100000&hours=24&campaign=" + campaign)
                .statusCode(200)
                .body("items.id", contains(record.toString()))
                .body("items[0].task", equalTo("CORRECT"))
                .body("items[0].submittedBy", equalTo(VERIFIER))
                .body("items[0].returned.reasons.code", contains("PHOTO_UNCLEAR"))
                .body("items[0].returned.by", equalTo(TOWNSHIP));
        assertThat(unseen()).containsExactly(record.toString(), later.toString());
    }

    @Test
    void showsUnseenReturnsToReviewersOfTheRegionOnly() {
        String path = "review-queue/unseen-returns?region=622927100000&campaign=" + campaign;

        get(VERIFIER, path).statusCode(403);
        get("admin", path).statusCode(403);
        get("county-622926", path).statusCode(403).body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        get(TOWNSHIP, "review-queue/unseen-returns?region=622927100000").statusCode(400);
    }

    @Test
    void letsTheCollectorSendACorrectionThatNeedsNoNamingOfTheRecord() {
        UUID correction = records.completed(campaign, household);

        get(TOWNSHIP, "verifications/" + correction + "/revisions")
                .statusCode(200)
                .body("id", contains(record.toString(), correction.toString()))
                .body("standing", contains("SUPERSEDED", "STANDING"))
                .body("revision", contains(1, 2))
                .body("[0].returned.reasons.code", contains("PHOTO_UNCLEAR"))
                .body("[1].returned", nullValue());
        post(TOWNSHIP, "verifications/" + correction + "/approve", "{}").statusCode(200);
        assertThat(unseen()).isEmpty();
    }

    @Test
    void asksForCampaignAndRegionUnlessItIsTheCallersOwn() {
        get(VERIFIER, "verifications?state=RETURNED&campaign=" + campaign)
                .statusCode(400)
                .body("violations[0].field", equalTo("region"));
        get(VERIFIER, "verifications?state=RETURNED&region=" + VILLAGE)
                .statusCode(400)
                .body("violations[0].field", equalTo("campaign"));
        get(VERIFIER, "verifications?state=SENT_BACK&mine=true").statusCode(400);
        get("auditor", "verifications?mine=true").statusCode(403);
    }

    @Test
    void findsRecordsByWhatTheyAre() {
        String some = "verifications?region=622927000000&campaign=" + campaign;
        UUID competing = records.submitted(campaign, given.household(VILLAGE));
        UUID household = UUID.fromString(
                get(COUNTY, "verifications/" + competing).extract().path("householdId"));
        UUID second = records.submitted(campaign, household);
        records.find(second, "Q17", Severity.WARN, "assuranceMode");
        records.update("UPDATE verification SET situation = 'LOCKED_ABSENT' WHERE id = ?", competing);
        records.recordedBy(competing, "verifier-622927100201");

        get(COUNTY, some + "&standing=COMPETING").body("items.id", contains(second.toString()));
        get(COUNTY, some + "&finding=Q17").body("items.id", contains(second.toString()));
        get(COUNTY, some + "&situation=LOCKED_ABSENT").body("items.id", contains(competing.toString()));
        get(COUNTY, some + "&collector=verifier-622927100201").body("items.id", contains(competing.toString()));
        get(COUNTY, some + "&state=RETURNED").body("items.id", contains(record.toString()));
        String receivedAt = get(COUNTY, "verifications/" + competing).extract().path("receivedAt");
        get(COUNTY, some + "&receivedFrom=" + receivedAt)
                .body("items.id", contains(competing.toString(), second.toString()));
        get(COUNTY, some + "&receivedTo=" + receivedAt).body("items.id", contains(record.toString()));
        get(COUNTY, some + "&collector=nobody").body("items", empty());
    }

    /** Of the village's pack as the collector's phone reads it. */
    private String packCursor(String since) {
        String pack = get(VERIFIER, "task-packs/" + VILLAGE + "?campaign=" + campaign + since)
                .statusCode(200)
                .extract()
                .asString();
        return JsonPath.from(pack.lines().findFirst().orElseThrow()).getString("cursor");
    }

    private List<String> unseen() {
        return get(TOWNSHIP, "review-queue/unseen-returns?region=622927100000&hours=0&campaign=" + campaign)
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private String item(String path) {
        return "items.find { it.id == '%s' }.%s".formatted(record, path);
    }
}
