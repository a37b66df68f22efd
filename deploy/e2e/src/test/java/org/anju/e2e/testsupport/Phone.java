package org.anju.e2e.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.load.photo.MadePhoto;
import org.anju.load.photo.PhotoMaker;
import org.anju.load.platform.UploadTarget;
import org.anju.load.replay.PendingHousehold;
import org.anju.load.replay.Visit;
import org.anju.load.replay.Visit.PlannedPhoto;
import org.anju.load.replay.VisitPlanner;

/** A village's verifier at work, step by step. */
public final class Phone {
    private static final int PHOTO_BYTES = 30 * 1024;
    private static final long SEED = 1;
    private static final PhotoMaker PHOTOS = new PhotoMaker(PHOTO_BYTES, SEED);
    private static final Duration EVENTS_LIMIT = Duration.ofSeconds(90);

    private final Api api;
    private final String village;
    private final UUID campaign;
    private final VisitPlanner planner;

    Phone(Api api, String village, UUID campaign) {
        this.api = api;
        this.village = village;
        this.campaign = campaign;
        this.planner = new VisitPlanner(campaign, 3, SEED, Clock.systemUTC());
    }

    public Api api() {
        return api;
    }

    public Answer fetchTaskPack() {
        return api.get("/task-packs/%s?campaign=%s".formatted(village, campaign));
    }

    /** Households of the task pack that nobody has visited yet. */
    public List<UUID> pendingHouseholds() {
        return fetchTaskPack().lines().stream()
                .filter(line -> line.path("state").asText().equals("PENDING"))
                .map(line -> UUID.fromString(line.path("householdId").asText()))
                .toList();
    }

    public Visit visitNext() {
        return visit(pendingHouseholds().getFirst());
    }

    public Visit visit(UUID household) {
        return planner.plan(new PendingHousehold(household, village, Optional.empty()), "phone-of-" + village);
    }

    public MadePhoto take(PlannedPhoto planned) {
        return PHOTOS.make(planned.id());
    }

    public Answer declare(Visit visit, PlannedPhoto planned, MadePhoto photo) {
        return api.post(
                "/photos",
                new ObjectMapper()
                        .createObjectNode()
                        .put("id", photo.id().toString())
                        .put("verificationId", visit.verificationId().toString())
                        .put("householdId", visit.household().id().toString())
                        .put("slot", planned.slot())
                        .put("contentType", MadePhoto.CONTENT_TYPE)
                        .put("sizeBytes", photo.bytes().length)
                        .put("sha256", photo.digest())
                        .put("capturedAt", planned.capturedAt())
                        .toString());
    }

    /** Straight to the store, where the declaration's answer says. */
    public Answer upload(JsonNode declared, MadePhoto photo) {
        return Api.sendElsewhere(UploadTarget.of(declared.path("upload")).request(photo));
    }

    public Answer confirm(MadePhoto photo) {
        return api.post("/photos/" + photo.id() + "/confirm", "");
    }

    public Answer submit(Visit visit) {
        return api.put("/verifications/" + visit.verificationId(), visit.body());
    }

    public Answer record(Visit visit) {
        return api.get("/verifications/" + visit.verificationId());
    }

    public void sendPhotos(Visit visit) {
        visit.photos().forEach(planned -> {
            MadePhoto photo = take(planned);
            Answer declared = declare(visit, planned, photo);
            assertThat(declared.status()).as(declared.toString()).isEqualTo(201);
            Answer uploaded = upload(declared.json(), photo);
            assertThat(uploaded.status()).as(uploaded.toString()).isBetween(200, 204);
            Answer confirmed = confirm(photo);
            assertThat(confirmed.status()).as(confirmed.toString()).isEqualTo(200);
        });
    }

    /** A visit with everything sent, waited for until the platform calls it completed. */
    public Visit completeNext() {
        Visit visit = visitNext();
        sendPhotos(visit);
        Answer submitted = submit(visit);
        assertThat(submitted.status()).as(submitted.toString()).isEqualTo(201);
        await().atMost(EVENTS_LIMIT)
                .untilAsserted(() ->
                        assertThat(record(visit).json().path("state").asText()).isEqualTo("COMPLETED"));
        return visit;
    }
}
