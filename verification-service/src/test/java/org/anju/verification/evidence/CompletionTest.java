package org.anju.verification.evidence;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CompletionTest {

    @Inject
    Given given;

    @Inject
    Broker broker;

    @Test
    void completesWhenTheLastPhotoIsStored() {
        UUID household = given.household(VILLAGE);
        List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
        UUID record = submit(given.campaign(), household, photos, "SUBMITTED");
        broker.photoStored(photos.get(0), household);
        broker.photoStored(photos.get(1), household);
        broker.photoStored(photos.get(1), household);
        await().untilAsserted(() -> assertThat(storedPhotos(record)).isEqualTo(2));
        assertThat(state(record)).isEqualTo("SUBMITTED");
        broker.photoStored(photos.get(2), household);
        await().untilAsserted(() -> assertThat(state(record)).isEqualTo("COMPLETED"));
    }

    @Test
    void completesAtOnceWhenThePhotosWereFirst() {
        UUID household = given.household(VILLAGE);
        List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
        photos.forEach(photo -> broker.photoStored(photo, household));
        broker.untilConsumed("media-events");
        submit(given.campaign(), household, photos, "COMPLETED");
    }

    @Test
    void showsPhotosInTheSlotsThatTheRecordNamesWhicheverCameFirst() {
        UUID household = given.household(VILLAGE);
        List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
        broker.photoStoredAs("KINSHIP_PROOF", photos.get(0), household);
        broker.photoRejectedAs("GATE", photos.get(1), household);
        broker.untilConsumed("media-events");
        UUID record = submit(given.campaign(), household, photos, "SUBMITTED");
        assertThat(slots(record, photos)).containsExactly("FRONT", "SIDE", "INSIDE");

        broker.photoStoredAs("GATE", photos.get(1), household);
        broker.photoStoredAs("VILLAGE_NOTE", photos.get(2), household);
        broker.photoStoredAs("KINSHIP_PROOF", photos.get(0), household);
        await().untilAsserted(() -> assertThat(state(record)).isEqualTo("COMPLETED"));
        broker.untilConsumed("media-events");
        assertThat(slots(record, photos)).containsExactly("FRONT", "SIDE", "INSIDE");
    }

    @Test
    void doesNotCompleteByThePhotosOfAnotherHousehold() {
        UUID household = given.household(VILLAGE);
        UUID neighbour = given.household(VILLAGE);
        List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
        UUID record = submit(given.campaign(), household, photos, "SUBMITTED");
        photos.forEach(photo -> broker.photoStored(photo, neighbour));
        broker.untilConsumed("media-events");
        assertThat(state(record)).isEqualTo("SUBMITTED");
    }

    @Test
    void doesNotCompleteByARejectedPhoto() {
        UUID household = given.household(VILLAGE);
        List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
        UUID record = submit(given.campaign(), household, photos, "SUBMITTED");
        broker.photoStored(photos.get(0), household);
        broker.photoStored(photos.get(1), household);
        broker.photoRejected(photos.get(2), household);
        broker.untilConsumed("media-events");
        assertThat(state(record)).isEqualTo("SUBMITTED");
    }

    @Test
    void completesEveryRecordWhateverTheOrderOfPhotosAndRecords() {
        UUID campaign = given.campaign();
        Random order = new Random(42);
        List<Runnable> steps = new ArrayList<>();
        List<UUID> records = Collections.synchronizedList(new ArrayList<>());
        for (int number = 0; number < 30; number++) {
            UUID household = given.household(VILLAGE);
            List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
            photos.forEach(photo -> steps.add(() -> broker.photoStored(photo, household)));
            steps.add(() -> records.add(submit(campaign, household, photos, null)));
        }
        Collections.shuffle(steps, order);
        steps.parallelStream().forEach(Runnable::run);
        await().untilAsserted(() ->
                records.forEach(record -> assertThat(state(record)).isEqualTo("COMPLETED")));
        assertThat(records).hasSize(30);
    }

    @Test
    void tellsOfEveryStepWithGrowingVersions() {
        UUID household = given.household(VILLAGE);
        List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
        UUID record = submit(given.campaign(), household, photos, "SUBMITTED");
        photos.forEach(photo -> broker.photoStored(photo, household));
        await().untilAsserted(() -> assertThat(state(record)).isEqualTo("COMPLETED"));
        await().untilAsserted(() -> assertThat(broker.verificationEvents(household))
                .containsExactly(
                        "org.anju.verification.submitted.v1 1 SUBMITTED",
                        "org.anju.verification.completed.v1 2 COMPLETED"));
    }

    private UUID submit(UUID campaign, UUID household, List<UUID> photos, String expectedState) {
        UUID id = Given.id();
        String state = given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(Given.record(campaign, household, photos))
                .put("/api/v1/verifications/" + id)
                .then()
                .statusCode(201)
                .extract()
                .path("state");
        if (expectedState != null) {
            assertThat(state).isEqualTo(expectedState);
        }
        return id;
    }

    private String state(UUID id) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .get("/api/v1/verifications/" + id)
                .path("state");
    }

    private static List<String> slots(UUID id, List<UUID> photos) {
        JsonPath record = given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .get("/api/v1/verifications/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return photos.stream()
                .map(photo -> record.getString("photos.find { it.photoId == '%s' }.slot".formatted(photo)))
                .toList();
    }

    private long storedPhotos(UUID id) {
        List<Object> storedAt = given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .get("/api/v1/verifications/" + id)
                .then()
                .body("photos.size()", equalTo(3))
                .extract()
                .path("photos.storedAt");
        return storedAt.stream().filter(Objects::nonNull).count();
    }
}
