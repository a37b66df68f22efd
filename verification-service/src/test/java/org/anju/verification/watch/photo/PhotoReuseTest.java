package org.anju.verification.watch.photo;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.OTHER_VILLAGE;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.watch.Watching;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PhotoReuseTest {

    private static final String REUSED = "Q02 photos BLOCK";

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
    private UUID neighbour;
    private String digest;

    @BeforeEach
    void twoHouseholds() {
        campaign = given.campaign();
        household = given.household(VILLAGE);
        neighbour = given.household(VILLAGE);
        digest = Given.id().toString().replace("-", "").repeat(2);
    }

    @Test
    void findsBothRecordsWhenThePhotosComeLast() {
        List<UUID> photos = photos();
        List<UUID> others = photos();
        UUID record = submit(household, photos);
        UUID other = submit(neighbour, others);
        broker.photoStored(photos.getFirst(), household, digest);
        broker.photoStored(others.get(1), neighbour, digest);
        untilHeard();

        assertThat(records.findings(record)).containsExactly(REUSED);
        assertThat(records.findings(other)).containsExactly(REUSED);
        assertThat(found(record)).isEqualTo("FRONT");
        assertThat(found(other)).isEqualTo("SIDE");
    }

    @Test
    void findsBothRecordsWhenThePhotosComeFirst() {
        List<UUID> photos = photos();
        List<UUID> others = photos();
        broker.photoStored(photos.getFirst(), household, digest);
        broker.photoStored(others.getFirst(), neighbour, digest);
        untilHeard();
        UUID record = submit(household, photos);
        untilHeard();
        assertThat(records.findings(record)).isEmpty();

        UUID other = submit(neighbour, others);
        untilHeard();
        assertThat(records.findings(record)).containsExactly(REUSED);
        assertThat(records.findings(other)).containsExactly(REUSED);
    }

    @Test
    void findsAPhotoOfAnotherCountysHouseholdWithoutNamingIt() {
        UUID far = given.household(OTHER_VILLAGE);
        List<UUID> photos = photos();
        List<UUID> others = photos();
        UUID record = submit(household, photos);
        UUID other = submit("verifier-" + OTHER_VILLAGE, far, others);
        broker.photoStored(photos.getFirst(), household, digest);
        broker.photoStored(others.getFirst(), far, digest);
        untilHeard();

        assertThat(records.findings(other)).containsExactly(REUSED);
        assertThat(records.query("SELECT english || chinese || coalesce(found, '') FROM record_finding"
                        + " WHERE verification_id = '%s'".formatted(record)))
                .doesNotContain(far.toString(), other.toString(), OTHER_VILLAGE);
    }

    @Test
    void letsAHouseholdUseItsOwnPhotoAgain() {
        List<UUID> photos = photos();
        UUID record = submit(household, photos);
        broker.photoStored(photos.get(0), household, digest);
        broker.photoStored(photos.get(1), household, digest);
        untilHeard();

        assertThat(records.findings(record)).isEmpty();
    }

    @Test
    void endsWhenTheOtherRecordIsCorrected() {
        List<UUID> photos = photos();
        List<UUID> others = photos();
        UUID record = submit(household, photos);
        UUID other = submit(neighbour, others);
        broker.photoStored(photos.getFirst(), household, digest);
        broker.photoStored(others.getFirst(), neighbour, digest);
        untilHeard();
        assertThat(records.findings(record)).containsExactly(REUSED);

        UUID corrected = Given.id();
        put(VERIFIER, corrected, Given.replacing(other, Given.record(campaign, neighbour)));
        untilHeard();
        assertThat(records.findings(record)).isEmpty();
        assertThat(records.findings(other)).isEmpty();
        assertThat(records.findings(corrected)).isEmpty();
    }

    /** Whoever was one household before may have the photos of then. */
    @Test
    void findsNothingWhereOneOfThemWasSplitOrMerged() {
        List<UUID> photos = photos();
        List<UUID> others = photos();
        UUID record = submit(household, photos);
        UUID other = submit(neighbour, others);
        records.change(other, "situation", "SPLIT_OR_MERGED");
        broker.photoStored(photos.getFirst(), household, digest);
        broker.photoStored(others.getFirst(), neighbour, digest);
        untilHeard();
        assertThat(records.findings(record)).isEmpty();
        assertThat(records.findings(other)).isEmpty();

        List<UUID> more = photos();
        UUID third = given.household(VILLAGE);
        UUID again = submit(third, more);
        broker.photoStored(more.getFirst(), third, digest);
        untilHeard();
        assertThat(records.findings(record)).containsExactly(REUSED);
        assertThat(records.findings(again)).containsExactly(REUSED);
        assertThat(records.findings(other)).isEmpty();
    }

    @Test
    void goesWithThePhotoToACorrectionThatKeepsIt() {
        List<UUID> photos = photos();
        List<UUID> others = photos();
        UUID record = submit(household, photos);
        UUID other = submit(neighbour, others);
        broker.photoStored(photos.getFirst(), household, digest);
        broker.photoStored(others.getFirst(), neighbour, digest);
        untilHeard();
        assertThat(records.findings(other)).containsExactly(REUSED);

        UUID corrected = Given.id();
        put(VERIFIER, corrected, Given.replacing(other, Given.record(campaign, neighbour, others)));
        untilHeard();
        assertThat(records.findings(record)).containsExactly(REUSED);
        assertThat(records.findings(other)).isEmpty();
        assertThat(records.findings(corrected)).containsExactly(REUSED);
    }

    private static List<UUID> photos() {
        return List.of(Given.id(), Given.id(), Given.id());
    }

    private UUID submit(UUID of, List<UUID> photos) {
        return submit(VERIFIER, of, photos);
    }

    private UUID submit(String verifier, UUID of, List<UUID> photos) {
        UUID id = Given.id();
        put(verifier, id, Given.record(campaign, of, photos));
        return id;
    }

    private static void put(String verifier, UUID id, String body) {
        given().auth()
                .oauth2(Tokens.of(verifier))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/verifications/" + id)
                .then()
                .statusCode(201);
    }

    private String found(UUID record) {
        return records.query(
                "SELECT found FROM record_finding WHERE rule = 'Q02' AND verification_id = '%s'".formatted(record));
    }

    private void untilHeard() {
        watching.untilHeard("media-events");
        watching.untilHeard("verification-events");
    }
}
