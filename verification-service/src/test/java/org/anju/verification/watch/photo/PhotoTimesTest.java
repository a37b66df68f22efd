package org.anju.verification.watch.photo;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.common.time.ChinaTime;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.watch.Watching;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PhotoTimesTest {

    private static final String UNLIKELY = "Q04 photos.capturedAt WARN";

    @Inject
    Given given;

    @Inject
    Broker broker;

    @Inject
    StoredRecords records;

    @Inject
    Watching watching;

    private UUID campaign;
    private UUID household;
    private List<UUID> photos;

    @BeforeEach
    void household() {
        campaign = given.campaign();
        household = given.household(VILLAGE);
        photos = List.of(Given.id(), Given.id(), Given.id());
    }

    @Test
    void findsAPhotoOfABygoneTimeWhicheverComesFirst() {
        Instant before =
                Given.STARTS_ON.atStartOfDay(ChinaTime.ZONE).toInstant().minusSeconds(1);
        UUID record = submit();
        broker.photoTaken(before, photos.get(1), household);
        untilHeard();
        assertThat(records.findings(record)).containsExactly(UNLIKELY);
        assertThat(found(record)).isEqualTo(Given.STARTS_ON.minusDays(1).toString());

        household();
        broker.photoTaken(before, photos.get(1), household);
        untilHeard();
        UUID later = submit();
        untilHeard();
        assertThat(records.findings(later)).containsExactly(UNLIKELY);
    }

    @Test
    void findsAPhotoThatWasTakenAfterItsRecordWasSent() {
        UUID record = submit();
        broker.photoTaken(Instant.now().plus(Duration.ofMinutes(40)), photos.getFirst(), household);
        untilHeard();
        assertThat(records.findings(record)).containsExactly(UNLIKELY);
    }

    @Test
    void ceasesWithTheRecordThatACorrectionReplaces() {
        UUID record = submit();
        broker.photoTaken(Instant.now().plus(Duration.ofMinutes(40)), photos.getFirst(), household);
        untilHeard();
        assertThat(records.findings(record)).containsExactly(UNLIKELY);

        photos = List.of(Given.id(), Given.id(), Given.id());
        submit(Given.replacing(record, Given.record(campaign, household, photos)));
        untilHeard();
        assertThat(records.findings(record)).isEmpty();
    }

    @Test
    void findsNothingInAPhotoOfTheVisit() {
        UUID record = submit();
        broker.photoTaken(OffsetDateTime.parse(Given.VISITED_AT).toInstant(), photos.getFirst(), household);
        broker.photoTaken(Instant.now().plus(Duration.ofMinutes(5)), photos.get(1), household);
        untilHeard();
        assertThat(records.findings(record)).isEmpty();
    }

    private UUID submit() {
        return submit(Given.record(campaign, household, photos));
    }

    private static UUID submit(String record) {
        UUID id = Given.id();
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(record)
                .put("/api/v1/verifications/" + id)
                .then()
                .statusCode(201);
        return id;
    }

    private String found(UUID record) {
        return records.query(
                "SELECT found FROM record_finding WHERE field = 'photos.capturedAt' AND verification_id = '%s'"
                        .formatted(record));
    }

    private void untilHeard() {
        watching.untilHeard("media-events");
        watching.untilHeard("verification-events");
    }
}
