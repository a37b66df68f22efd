package org.anju.verification.submission;

import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.anju.verification.evidence.StoredPhotos;
import org.anju.verification.record.RecordStep;
import org.anju.verification.testsupport.Api;
import org.anju.verification.testsupport.ClosingRecords;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A correction that keeps its predecessor's photos is complete by them; what other records have, they keep. */
@QuarkusTest
class KeptPhotosTest {

    private static final String TOWNSHIP = "township-622927100000";

    @Inject
    Given given;

    @Inject
    ClosingRecords records;

    @Inject
    StoredPhotos stored;

    private final List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
    private UUID campaign;
    private UUID household;

    @BeforeEach
    void campaignWithOneHousehold() {
        campaign = given.campaign();
        household = given.household(VILLAGE);
    }

    @Test
    void completesACorrectionAtOnceByThePhotosOfTheReturnedRecord() {
        stored.store(household, photos);
        UUID first = submitted("COMPLETED");
        giveBack(first, "GRADE_WRONG");
        UUID second = Given.id();
        put(second, Given.replacing(first, record(photos)))
                .statusCode(201)
                .body("status", equalTo("STORED"))
                .body("state", equalTo("COMPLETED"))
                .body("version", equalTo(2))
                .body("photosElsewhere", nullValue());

        get(second).body("photos.photoId", containsInAnyOrder(names(photos))).body("completedAt", notNullValue());
        Api.post(TOWNSHIP, "/verifications/" + second + "/approve", "{}").statusCode(200);
    }

    @Test
    void leavesTheReplacedRecordWhatItShowed() {
        stored.store(household, photos);
        UUID first = submitted("COMPLETED");
        giveBack(first, "GRADE_WRONG");
        UUID second = Given.id();
        put(second, Given.replacing(first, record(photos))).statusCode(201);

        get(first)
                .body("state", equalTo("RETURNED"))
                .body("photos.photoId", containsInAnyOrder(names(photos)))
                .body("photos.storedAt", everyItem(notNullValue()))
                .body("photos.slot", containsInAnyOrder("FRONT", "SIDE", "INSIDE"));
        Api.get(TOWNSHIP, "/verifications/" + first + "/timeline")
                .statusCode(200)
                .body("entries.findAll { it.step == 'PHOTO_STORED' }.photo.photoId", containsInAnyOrder(names(photos)));
        Api.get(TOWNSHIP, "/verifications/" + second + "/comparison?with=" + first)
                .statusCode(200)
                .body("photos.slot", containsInAnyOrder("FRONT", "SIDE", "INSIDE"))
                .body("photos.left.flatten()", hasSize(3))
                .body("photos.right.flatten()", hasSize(3));
        reconcile(first).body("receipts[0].photosElsewhere", equalTo(0)).body("receipts[0].photosMissing", hasSize(0));
    }

    @Test
    void completesACorrectionByPhotosThatComeBeforeAndAfterIt() {
        stored.store(household, photos.subList(0, 1));
        UUID first = submitted("SUBMITTED");
        giveBack(first, "GRADE_WRONG");
        UUID second = Given.id();
        put(second, Given.replacing(first, record(photos))).statusCode(201).body("state", equalTo("SUBMITTED"));
        stored.store(household, photos.subList(0, 2));
        get(second).body("state", equalTo("SUBMITTED"));
        stored.store(household, photos.subList(2, 3));

        get(second).body("state", equalTo("COMPLETED"));
        get(first).body("state", equalTo("RETURNED")).body("photos.storedAt", everyItem(notNullValue()));
    }

    @Test
    void takesThePhotosThatItNamesAndNewOnes() {
        stored.store(household, photos);
        UUID first = submitted("COMPLETED");
        giveBack(first, "PHOTO_UNCLEAR");
        UUID better = Given.id();
        UUID second = Given.id();
        put(second, Given.replacing(first, record(List.of(photos.get(0), photos.get(1), better))))
                .statusCode(201)
                .body("state", equalTo("SUBMITTED"));
        stored.store(household, List.of(better));

        get(second).body("state", equalTo("COMPLETED"));
        get(first).body("photos.photoId", containsInAnyOrder(names(photos)));
    }

    @Test
    void showsAPhotoInTheSlotThatEachRecordNames() {
        stored.store(household, photos);
        UUID first = submitted("COMPLETED");
        giveBack(first, "PHOTO_UNCLEAR");
        UUID second = Given.id();
        put(second, Given.replacing(first, record(photos.reversed()))).statusCode(201);

        for (UUID record : List.of(first, second)) {
            get(record)
                    .body(
                            "photos.find { it.photoId == '%s' }.slot".formatted(photos.getFirst()),
                            equalTo(record.equals(first) ? "FRONT" : "INSIDE"));
        }
        Api.get(TOWNSHIP, "/verifications/" + second + "/comparison?with=" + first)
                .statusCode(200)
                .body(
                        "photos.find { it.slot == 'FRONT' }.left.photoId",
                        equalTo(List.of(photos.getLast().toString())))
                .body(
                        "photos.find { it.slot == 'FRONT' }.right.photoId",
                        equalTo(List.of(photos.getFirst().toString())));
    }

    @Test
    void takesPhotosAlongAChainOfCorrections() {
        stored.store(household, photos);
        UUID first = submitted("COMPLETED");
        giveBack(first, "GRADE_WRONG");
        // A new visit, which takes the returned record's place without naming it or its photos.
        UUID second = Given.id();
        put(second, record(List.of(Given.id(), Given.id(), Given.id()))).statusCode(201);
        giveBack(second, "PHOTO_UNCLEAR");
        UUID third = Given.id();
        put(third, Given.replacing(second, record(photos))).statusCode(201).body("state", equalTo("COMPLETED"));
        UUID fourth = Given.id();
        put(fourth, Given.replacing(third, record(photos))).statusCode(201).body("state", equalTo("COMPLETED"));

        for (UUID record : List.of(first, third, fourth)) {
            get(record).body("photos.photoId", containsInAnyOrder(names(photos)));
        }
        get(second).body("photos", hasSize(3)).body("photos.storedAt", everyItem(nullValue()));
    }

    @Test
    void letsANewVisitAfterAReturnKeepPhotosToo() {
        stored.store(household, photos);
        giveBack(submitted("COMPLETED"), "GRADE_WRONG");
        put(Given.id(), record(photos)).statusCode(201).body("state", equalTo("COMPLETED"));
    }

    @Test
    void keepsARejectedPhotoRejected() {
        stored.store(household, photos.subList(0, 2));
        stored.reject(household, photos.subList(2, 3));
        UUID first = submitted("SUBMITTED");
        giveBack(first, "PHOTO_UNCLEAR");
        UUID second = Given.id();
        put(second, Given.replacing(first, record(photos))).statusCode(201).body("state", equalTo("SUBMITTED"));

        get(second)
                .body(
                        "photos.findAll { it.rejectedReason != null }.photoId",
                        equalTo(List.of(photos.get(2).toString())));
        reconcile(second)
                .body("receipts[0].photosMissing", equalTo(List.of(photos.get(2).toString())))
                .body("receipts[0].photosElsewhere", equalTo(0));
    }

    @Test
    void namesThePhotosThatAnotherRecordKeeps() {
        stored.store(household, photos);
        UUID first = submitted("COMPLETED");
        UUID own = Given.id();
        UUID competing = Given.id();
        String record = record(List.of(own, photos.get(0), photos.get(2)));
        for (int status : List.of(201, 200)) {
            put(competing, record)
                    .statusCode(status)
                    .body("photosElsewhere", containsInAnyOrder(names(List.of(photos.get(0), photos.get(2)))));
        }

        reconcile(competing)
                .body("receipts[0].photosElsewhere", equalTo(2))
                .body("receipts[0].photosMissing", equalTo(List.of(own.toString())));
        get(first).body("photos.photoId", containsInAnyOrder(names(photos)));
    }

    @Test
    void namesThePhotosOfAnotherHousehold() {
        stored.store(given.household(VILLAGE), photos.subList(0, 1));
        put(Given.id(), record(photos))
                .statusCode(201)
                .body("photosElsewhere", equalTo(List.of(photos.get(0).toString())));
    }

    @Test
    void leavesAnApprovedRecordItsPhotos() {
        stored.store(household, photos);
        UUID first = submitted("COMPLETED");
        records.move(RecordStep.APPROVE, first);
        put(Given.id(), Given.replacing(first, record(photos)))
                .statusCode(201)
                .body("status", equalTo("COMPETING"))
                .body("photosElsewhere", hasSize(3));
        get(first).body("photos.photoId", containsInAnyOrder(names(photos)));
    }

    @Test
    void countsTheKeptPhotosOnceAtTheClosing() {
        stored.store(household, photos);
        UUID first = submitted("COMPLETED");
        giveBack(first, "GRADE_WRONG");
        UUID second = Given.id();
        put(second, Given.replacing(first, record(photos))).statusCode(201);
        records.confirm(second);
        Api.get(TOWNSHIP, "/campaigns/%s/villages/%s/closure".formatted(campaign, VILLAGE))
                .statusCode(200)
                .body("roster.photos", equalTo(3))
                .body("roster.photosStored", equalTo(3))
                .body("openPoints.reason", not(hasItem("PHOTOS_MISSING")));
    }

    private UUID submitted(String state) {
        UUID id = Given.id();
        put(id, record(photos)).statusCode(201).body("state", equalTo(state));
        return id;
    }

    private static void giveBack(UUID record, String reason) {
        Api.post(
                        TOWNSHIP,
                        "/verifications/" + record + "/return",
                        "{\"reasons\": [\"%s\"], \"note\": \"look again\"}".formatted(reason))
                .statusCode(200);
    }

    private String record(List<UUID> named) {
        return Given.record(campaign, household, named);
    }

    private static String[] names(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static ValidatableResponse put(UUID id, String record) {
        return Api.as(VERIFIER).body(record).put("/verifications/" + id).then();
    }

    private static ValidatableResponse get(UUID id) {
        return Api.get(VERIFIER, "/verifications/" + id).statusCode(200);
    }

    private static ValidatableResponse reconcile(UUID id) {
        return Api.post(VERIFIER, "/verifications/reconcile", "{\"receipts\": [{\"id\": \"" + id + "\"}]}")
                .statusCode(200);
    }
}
