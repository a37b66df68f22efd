package org.anju.verification.changerequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.RecordTransitions;
import org.anju.verification.record.RecordTransitions.Act;
import org.anju.verification.testsupport.Api;
import org.anju.verification.testsupport.ClosingRecords;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangeRequestResourceTest {

    private static final String REVIEWER = "county-622927";
    private static final String VILLAGE = "622927101203";
    private static final String VERIFIER = "verifier-" + VILLAGE;

    @Inject
    Given given;

    @Inject
    ClosingRecords records;

    @Inject
    RecordTransitions transitions;

    @Inject
    RowSecurity rowSecurity;

    @Inject
    ChangeRequestStore store;

    private UUID campaign;
    private UUID household;
    private UUID neighbour;
    private UUID record;
    private UUID neighboursRecord;

    @BeforeEach
    void closedVillage() {
        records.execute("UPDATE household SET village_code = '622927101999' WHERE village_code = ?", VILLAGE);
        campaign = given.campaign();
        household = given.household(VILLAGE);
        neighbour = given.household(VILLAGE);
        record = records.confirmed(campaign, household, VILLAGE);
        neighboursRecord = records.confirmed(campaign, neighbour, VILLAGE);
        close().statusCode(201);
    }

    @Test
    void letsNothingOutOfLockedWithoutAnApprovedRequest() {
        UUID pending = requested(record);
        UUID others = requested(neighboursRecord);
        approve(others).statusCode(200);
        for (String setting : List.of("", Given.id().toString(), pending.toString(), others.toString())) {
            assertThatThrownBy(() -> reopen(setting)).hasStackTraceContaining("locked");
        }
        assertThatThrownBy(() -> records.execute("UPDATE verification SET state = 'RETURNED' WHERE id = ?", record))
                .hasMessageContaining("locked");
        assertThatThrownBy(
                        () -> records.execute("UPDATE verification SET standing = 'SUPERSEDED' WHERE id = ?", record))
                .hasMessageContaining("locked");
        assertThatThrownBy(() -> records.execute("UPDATE verification SET safety_grade = 'A' WHERE id = ?", record))
                .hasMessageContaining("locked");
        assertThatThrownBy(() -> records.execute("DELETE FROM verification WHERE id = ?", record))
                .hasMessageContaining("locked");
        send(Given.replacing(record, Given.record(campaign, household))).statusCode(409);
        assertThat(records.state(record)).isEqualTo("LOCKED");
    }

    private void reopen(String setting) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            store.actBy(setting.isEmpty() ? null : UUID.fromString(setting));
            transitions.move(RecordStep.REOPEN, List.of(record), new Act("somebody", "somebody", null, null));
        });
    }

    @Test
    void letsAnApprovedRequestOpenNothingButReturnTheRecord() {
        UUID request = requested(record);
        records.execute("UPDATE change_request SET state = 'APPROVED', decided_at = now() WHERE id = ?", request);
        String update = """
                UPDATE verification SET %s FROM (SELECT set_config('anju.change_request', ?, true)) AS setting WHERE id = ?
                """;
        for (String change :
                List.of("safety_grade = 'A'", "state = 'RETURNED', safety_grade = 'A'", "standing = 'DISMISSED'")) {
            assertThatThrownBy(() -> records.execute(update.formatted(change), request.toString(), record))
                    .hasMessageContaining("locked");
        }
        records.execute(update.formatted("state = 'RETURNED'"), request.toString(), record);
        assertThat(records.state(record)).isEqualTo("RETURNED");
    }

    @Test
    void reopensExactlyTheRecordThatAnApprovedRequestNames() {
        UUID request = requested(record);
        approve(request)
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("decidedBy", equalTo(REVIEWER))
                .body("decisionNote", equalTo("同意"));
        assertThat(records.state(record)).isEqualTo("RETURNED");
        assertThat(records.state(neighboursRecord)).isEqualTo("LOCKED");
        Api.get(VERIFIER, "/verifications/" + record)
                .body("returned.reasons.code", contains("CHANGE_REQUEST"))
                .body("returned.reasons[0].english", containsString("asked for and approved"))
                .body("returned.reasons[0].chinese", containsString("批准变更"))
                .body("returned.note", equalTo("等级由A更正为B"));
        certificate().body("superseded", equalTo(true)).body("supersededBy", equalTo(request.toString()));
        closure().body("phase", equalTo("CLOSED")).body("openPoints.reason", contains("RETURNED"));
        close().statusCode(409);
    }

    @Test
    void letsInOneNewRecordOfThatHouseholdAlone() {
        UUID request = requested(record);
        approve(request).statusCode(200);
        send(Given.record(campaign, neighbour))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:village-not-open"));
        send(Given.record(campaign, given.household(VILLAGE))).statusCode(409);

        UUID revision = Given.id();
        ClosingRecords.send(VILLAGE, revision, Given.replacing(record, Given.record(campaign, household)))
                .statusCode(201)
                .body("status", equalTo("STORED"));
        Api.get(VERIFIER, "/verifications/" + revision)
                .body("revision", equalTo(2))
                .body("standing", equalTo("STANDING"));
        get(VERIFIER, request).body("usedBy", equalTo(revision.toString())).body("state", equalTo("APPROVED"));

        send(Given.record(campaign, household)).statusCode(409);
        send(Given.replacing(revision, Given.record(campaign, household))).statusCode(409);
    }

    @Test
    void letsOneOfABatchInWithoutCompetition() {
        approve(requested(record)).statusCode(200);
        String items = Given.withId(Given.id(), Given.record(campaign, household)) + ","
                + Given.withId(Given.id(), Given.record(campaign, household));
        Api.post(VERIFIER, "/verifications/batch", "{\"items\": [" + items + "]}")
                .statusCode(200)
                .body("receipts.status", contains("STORED", "REFUSED"));
    }

    @Test
    void letsAReturnedRevisionBeCorrectedAgain() {
        approve(requested(record)).statusCode(200);
        UUID revision = Given.id();
        ClosingRecords.send(VILLAGE, revision, records.complete(campaign, household, VILLAGE))
                .statusCode(201);
        send(Given.record(campaign, household)).statusCode(409);
        records.move(RecordStep.RETURN, revision);
        send(Given.record(campaign, household)).statusCode(201);
    }

    @Test
    void issuesAnotherEditionWhenTheVillageIsClosedAgain() {
        UUID request = requested(record);
        approve(request).statusCode(200);
        UUID revision = Given.id();
        ClosingRecords.send(VILLAGE, revision, records.complete(campaign, household, VILLAGE))
                .statusCode(201);
        records.confirm(revision);
        String id = close().statusCode(201)
                .body("edition", equalTo(2))
                .body("superseded", equalTo(false))
                .body("records", equalTo(2))
                .extract()
                .path("id");
        assertThat(records.state(revision)).isEqualTo("LOCKED");
        assertThat(records.state(neighboursRecord)).isEqualTo("LOCKED");
        get(REVIEWER, request).body("state", equalTo("DONE")).body("certificateId", equalTo(id));
        certificate().body("edition", equalTo(2));
        send(Given.replacing(revision, Given.record(campaign, household))).statusCode(409);
    }

    @Test
    void letsInAHouseholdThatCameAfterTheClosure() {
        UUID newcomer = given.household(VILLAGE);
        String body = body("\"campaignId\": \"%s\", \"householdId\": \"%s\"".formatted(campaign, newcomer));
        UUID request =
                create(VERIFIER, body).statusCode(201).extract().jsonPath().getUUID("id");
        send(Given.record(campaign, newcomer)).statusCode(409);
        approve(request).statusCode(200);
        certificate().body("superseded", equalTo(true));
        send(Given.record(campaign, newcomer)).statusCode(201).body("status", equalTo("STORED"));
        send(Given.record(campaign, newcomer)).statusCode(409);
        get(REVIEWER, request).body("usedBy", not(equalTo(null)));
    }

    @Test
    void rejectsWithAReason() {
        UUID request = requested(record);
        decide(REVIEWER, request, "reject", "{}").statusCode(400);
        decide(REVIEWER, request, "reject", "{\"note\": \"等级无误\"}")
                .statusCode(200)
                .body("state", equalTo("REJECTED"))
                .body("decisionNote", equalTo("等级无误"));
        assertThat(records.state(record)).isEqualTo("LOCKED");
        certificate().body("superseded", equalTo(false));
        approve(request).statusCode(409).body("type", equalTo("urn:anju:problem:change-request-decided"));
        send(Given.record(campaign, household)).statusCode(409);
    }

    @Test
    void letsNobodyDecideAboutTheirOwn() {
        UUID request = create(REVIEWER, recordBody(record))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        approve(request).statusCode(403).body("type", equalTo("urn:anju:problem:change-request-own"));
        decide(REVIEWER, request, "reject", "{\"note\": \"x\"}").statusCode(403);
        assertThat(records.state(record)).isEqualTo("LOCKED");
    }

    @Test
    void keepsARequestOnce() {
        UUID id = Given.id();
        String body = recordBody(record).replaceFirst("\\{", "{\"id\": \"" + id + "\", ");
        create(VERIFIER, body).statusCode(201).body("id", equalTo(id.toString()));
        create(VERIFIER, body).statusCode(200).body("state", equalTo("PENDING"));
        create(VERIFIER, body.replace("复查", "另查")).statusCode(409);
        create(VERIFIER, recordBody(record))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:change-request-open"))
                .body("detail", containsString(id.toString()));
    }

    @Test
    void refusesWhatNeedsNoRequest() {
        UUID open = given.campaign();
        UUID unlocked = records.confirmed(open, household, VILLAGE);
        create(VERIFIER, recordBody(unlocked))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:record-not-locked"));
        UUID newcomer = given.household(VILLAGE);
        create(VERIFIER, body("\"campaignId\": \"%s\", \"householdId\": \"%s\"".formatted(open, newcomer)))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:village-open"));
        create(VERIFIER, body("\"campaignId\": \"%s\", \"householdId\": \"%s\"".formatted(campaign, household)))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:household-has-record"));
        create(VERIFIER, body("\"campaignId\": \"%s\"".formatted(campaign))).statusCode(400);
        create(VERIFIER, recordBody(Given.id())).statusCode(404);
    }

    @Test
    void listsByStateAndRegion() {
        UUID request = requested(record);
        list(REVIEWER, VILLAGE, "&state=PENDING&campaign=" + campaign)
                .statusCode(200)
                .body("items.id", contains(request.toString()));
        list(REVIEWER, "622927000000", "&state=PENDING&limit=1000").body("items.id", hasItem(request.toString()));
        list(REVIEWER, VILLAGE, "&state=APPROVED&campaign=" + campaign).body("items.size()", equalTo(0));
    }

    @Test
    void letsOnlyThoseAskAndDecideWhoMayAndWhereTheyMay() {
        UUID request = requested(record);
        decide(VERIFIER, request, "approve", "{}").statusCode(403);
        decide("township-622927101000", request, "approve", "{}").statusCode(403);
        decide("county-622926", request, "approve", "{}").statusCode(404);
        decide(VERIFIER, request, "reject", "{\"note\": \"x\"}").statusCode(403);
        decide("county-622926", request, "reject", "{\"note\": \"x\"}").statusCode(404);
        create("prefecture-6229", recordBody(neighboursRecord)).statusCode(403);
        create("county-622926", recordBody(neighboursRecord)).statusCode(404);
        get("integrator", request).statusCode(403);
        get("county-622926", request).statusCode(404);
        list("county-622926", VILLAGE, "").statusCode(403);
        list("integrator", VILLAGE, "").statusCode(403);
        assertThat(records.state(record)).isEqualTo("LOCKED");
    }

    private UUID requested(UUID of) {
        return create(VERIFIER, recordBody(of))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static String recordBody(UUID of) {
        return body("\"verificationId\": \"%s\"".formatted(of));
    }

    private static String body(String subject) {
        return "{%s, \"reason\": \"复查发现等级有误\", \"change\": \"等级由A更正为B\"}".formatted(subject);
    }

    private static ValidatableResponse create(String user, String body) {
        return Api.post(user, "/change-requests", body);
    }

    private static ValidatableResponse approve(UUID request) {
        return decide(REVIEWER, request, "approve", "{\"note\": \"同意\"}");
    }

    private static ValidatableResponse decide(String user, UUID request, String decision, String body) {
        return Api.post(user, "/change-requests/%s/%s".formatted(request, decision), body);
    }

    private static ValidatableResponse get(String user, UUID request) {
        return Api.get(user, "/change-requests/" + request);
    }

    private static ValidatableResponse list(String user, String region, String more) {
        return Api.get(user, "/change-requests?region=" + region + more);
    }

    private ValidatableResponse send(String body) {
        return ClosingRecords.send(VILLAGE, Given.id(), body);
    }

    private ValidatableResponse close() {
        return Api.post(REVIEWER, "/campaigns/%s/villages/%s/close".formatted(campaign, VILLAGE), "");
    }

    private ValidatableResponse closure() {
        return Api.get(REVIEWER, "/campaigns/%s/villages/%s/closure".formatted(campaign, VILLAGE))
                .statusCode(200);
    }

    private ValidatableResponse certificate() {
        return Api.get(REVIEWER, "/campaigns/%s/villages/%s/certificate".formatted(campaign, VILLAGE))
                .statusCode(200);
    }
}
