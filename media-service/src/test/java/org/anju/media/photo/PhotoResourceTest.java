package org.anju.media.photo;

import static io.restassured.RestAssured.given;
import static org.anju.media.testsupport.Phone.confirm;
import static org.anju.media.testsupport.Phone.confirmAs;
import static org.anju.media.testsupport.Phone.declaration;
import static org.anju.media.testsupport.Phone.declare;
import static org.anju.media.testsupport.Phone.declareAs;
import static org.anju.media.testsupport.Phone.upload;
import static org.anju.media.testsupport.TestHouseholds.OTHER_COUNTY_VILLAGE;
import static org.anju.media.testsupport.TestHouseholds.VILLAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.anju.common.fact.PhotoFacts;
import org.anju.common.testsupport.Tokens;
import org.anju.common.time.ChinaTime;
import org.anju.media.storage.ObjectStorage;
import org.anju.media.testsupport.Pictures;
import org.anju.media.testsupport.PublishedEvents;
import org.anju.media.testsupport.PublishedEvents.Published;
import org.anju.media.testsupport.TestHouseholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PhotoResourceTest {

    private static final String OTHER_VERIFIER = "verifier-" + OTHER_COUNTY_VILLAGE;

    @Inject
    TestHouseholds households;

    @Inject
    PublishedEvents events;

    @Inject
    ObjectStorage storage;

    @Test
    void storesPhotoAndTellsOfIt() throws Exception {
        UUID household = households.registeredIn(VILLAGE);
        byte[] picture = Pictures.jpeg(1600, 1200);
        Map<String, Object> body = declaration(household, picture);
        Response declared = declare(body)
                .statusCode(201)
                .header("Location", containsString("/api/v1/photos/" + body.get("id")))
                .body("state", equalTo("DECLARED"))
                .body("upload.expiresAt", notNullValue())
                .extract()
                .response();
        assertThat(upload(declared, picture)).isEqualTo(200);

        confirm(body.get("id"))
                .statusCode(200)
                .body("state", equalTo("STORED"))
                .body("width", equalTo(1600))
                .body("height", equalTo(1200))
                .body("upload", nullValue());

        Published event = awaitEvents(body.get("id")).getFirst();
        assertThat(event.type()).isEqualTo(PhotoFacts.STORED);
        assertThat(event.key()).isEqualTo(household.toString());
        assertThat(event.subject()).isEqualTo(household.toString());
        assertThat(event.source()).isEqualTo("/media-service");
        assertThat(event.facts().villageCode()).isEqualTo(VILLAGE);
        assertThat(event.facts().slot()).isEqualTo("FRONT");
        assertThat(event.facts().sha256()).isEqualTo(body.get("sha256"));
        assertThat(event.facts().verificationId())
                .hasToString(body.get("verificationId").toString());
        assertThat(event.facts().storedAt()).isNotNull();
        assertThat(event.facts().version()).isPositive();
    }

    @Test
    void answersRepeatedConfirmationWithoutTellingTwice() throws Exception {
        Map<String, Object> body = storedPhoto();

        confirm(body.get("id")).statusCode(200).body("state", equalTo("STORED"));
        confirm(body.get("id")).statusCode(200).body("state", equalTo("STORED"));

        assertThat(awaitEvents(body.get("id"))).hasSize(1);
    }

    @Test
    void answersSameDeclarationWithFreshTarget() throws Exception {
        byte[] picture = Pictures.jpeg();
        Map<String, Object> body = declaration(households.registeredIn(VILLAGE), picture);
        declare(body).statusCode(201);

        Response again = declare(body).statusCode(200).extract().response();

        assertThat(upload(again, picture)).isEqualTo(200);
        confirm(body.get("id")).statusCode(200);
        declare(body).statusCode(200).body("state", equalTo("STORED")).body("upload", nullValue());
    }

    @Test
    void refusesSameIdWithOtherBody() {
        Map<String, Object> body = declaration(households.registeredIn(VILLAGE), Pictures.jpeg());
        declare(body).statusCode(201);
        body.put("slot", "SIDE");
        body.put("sizeBytes", 5);

        declare(body)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:anju:problem:photo-declared-differently"))
                .body("violations.field", equalTo(List.of("slot", "sizeBytes")));
    }

    @Test
    void declaresOnceWhenTheSameArrivesManyTimesAtOnce() {
        Map<String, Object> body = declaration(households.registeredIn(VILLAGE), Pictures.jpeg());

        List<Integer> answers = IntStream.range(0, 8)
                .mapToObj(index -> CompletableFuture.supplyAsync(
                        () -> declare(body).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(answers).containsExactly(200, 200, 200, 200, 200, 200, 200, 201);
    }

    @Test
    void hidesTakenIdOfAnotherRegion() {
        Map<String, Object> theirs = declaration(households.registeredIn(OTHER_COUNTY_VILLAGE), Pictures.jpeg());
        declareAs(OTHER_VERIFIER, theirs).statusCode(201);
        Map<String, Object> ours = declaration(households.registeredIn(VILLAGE), Pictures.jpeg());
        ours.put("id", theirs.get("id"));

        declare(ours).statusCode(409).body("type", equalTo("urn:anju:problem:photo-id-taken"));
    }

    @Test
    void asksToComeBackForHouseholdNotYetKnown() {
        declare(declaration(UUID.randomUUID(), Pictures.jpeg()))
                .statusCode(409)
                .header("Retry-After", "5")
                .body("type", equalTo("urn:anju:problem:household-not-yet-known"));
    }

    @Test
    void speaksChinese() {
        given().auth()
                .oauth2(Tokens.of("verifier-" + VILLAGE))
                .header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5")
                .contentType("application/json")
                .body(declaration(UUID.randomUUID(), Pictures.jpeg()))
                .post("/api/v1/photos")
                .then()
                .statusCode(409)
                .body("title", equalTo("尚未收到该农户的登记"));
    }

    @Test
    void refusesDeclarationsOutOfBounds() {
        UUID household = households.registeredIn(VILLAGE);
        for (Map.Entry<String, Object> wrong : Map.<String, Object>of(
                        "sizeBytes", 20 * 1024 * 1024 + 1,
                        "contentType", "image/gif",
                        "sha256", "abc",
                        "slot", "roof",
                        "capturedAt", "yesterday")
                .entrySet()) {
            Map<String, Object> body = declaration(household, Pictures.jpeg());
            body.put(wrong.getKey(), wrong.getValue());

            declare(body).statusCode(400).body("violations[0].field", equalTo(wrong.getKey()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KINSHIP_PROOF",
                "APPRAISAL_REPORT",
                "GATE",
                "ACCEPTANCE_REPORT",
                "VILLAGE_NOTE",
                "A_SLOT_OF_A_RULE_SET_YET_TO_COME_2031"
            })
    void takesWhateverSlotARuleSetNames(String slot) throws Exception {
        byte[] picture = Pictures.jpeg();
        Map<String, Object> body = declaration(households.registeredIn(VILLAGE), picture);
        body.put("slot", slot);
        upload(
                declare(body)
                        .statusCode(201)
                        .body("slot", equalTo(slot))
                        .extract()
                        .response(),
                picture);
        confirm(body.get("id")).statusCode(200).body("slot", equalTo(slot));
        declare(body).statusCode(200);

        assertThat(awaitEvents(body.get("id")).getFirst().facts().slot()).isEqualTo(slot);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kinship_proof",
                "KINSHIP PROOF",
                "1ST",
                "_FRONT",
                "FRONT\u0000",
                "正面",
                "FRONT\n",
                "THIS_CODE_HAS_ONE_LETTER_MORE_THAN_IT_MAY"
            })
    void refusesSlotsThatNoRuleSetCanName(String slot) {
        Map<String, Object> body = declaration(households.registeredIn(VILLAGE), Pictures.jpeg());
        body.put("slot", slot);
        declare(body).statusCode(400).body("violations.field", equalTo(List.of("slot")));
    }

    @Test
    void storeLetsInOnlyWhatWasDeclared() throws Exception {
        byte[] picture = Pictures.jpeg();
        byte[] other = picture.clone();
        other[other.length / 2] ^= 1;
        Map<String, Object> body = declaration(households.registeredIn(VILLAGE), picture);
        Response declared = declare(body).statusCode(201).extract().response();
        Map<String, String> plain = declared.path("upload.headers");
        Map<String, String> asPng = new HashMap<>(plain);
        asPng.put("Content-Type", "image/png");

        assertThat(isLetIn(declared, plain, other)).as("other content").isFalse();
        assertThat(isLetIn(declared, plain, Arrays.copyOf(picture, 100)))
                .as("shorter")
                .isFalse();
        assertThat(isLetIn(declared, plain, Arrays.copyOf(picture, picture.length + 1)))
                .as("longer")
                .isFalse();
        assertThat(isLetIn(declared, asPng, picture)).as("other type").isFalse();
        confirm(body.get("id")).statusCode(409).body("type", equalTo("urn:anju:problem:photo-not-uploaded"));
    }

    @Test
    void rejectsUploadOfAnotherDigest() throws Exception {
        byte[] picture = Pictures.jpeg();
        byte[] other = picture.clone();
        other[other.length / 2] ^= 1;
        assertRejected(declaration(households.registeredIn(VILLAGE), picture), other, "digest-differs");
    }

    @Test
    void rejectsTruncatedUpload() throws Exception {
        byte[] picture = Pictures.jpeg();
        assertRejected(
                declaration(households.registeredIn(VILLAGE), picture),
                Arrays.copyOf(picture, picture.length / 2),
                "size-differs");
    }

    @Test
    void rejectsWhatIsNoImage() throws Exception {
        byte[] text = "This is no picture of a house.".getBytes();
        assertRejected(declaration(households.registeredIn(VILLAGE), text), text, "not-a-whole-image");
    }

    @Test
    void rejectsImageCutOffBeforeItWasDeclared() throws Exception {
        byte[] picture = Pictures.jpeg();
        byte[] half = Arrays.copyOf(picture, picture.length / 2);
        assertRejected(declaration(households.registeredIn(VILLAGE), half), half, "not-a-whole-image");
    }

    @Test
    void rejectsPixelBomb() throws Exception {
        byte[] bomb = Pictures.pixelBomb();
        Map<String, Object> body = declaration(households.registeredIn(VILLAGE), bomb);
        body.put("contentType", "image/png");
        assertRejected(body, bomb, "too-many-pixels");
    }

    @Test
    void showsOriginalAndThumbnail() throws Exception {
        byte[] picture = Pictures.jpeg(1600, 1200);
        Map<String, Object> body = storedPhoto(picture);

        Response original = content("township-622927100000", body.get("id"), "original");
        Response thumbnail = content("county-622927", body.get("id"), "thumbnail");

        assertThat(original.statusCode()).isEqualTo(200);
        assertThat(original.asByteArray()).isEqualTo(picture);
        assertThat(original.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(original.header("Content-Length")).isEqualTo(Integer.toString(picture.length));
        assertThat(original.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(original.header("Cache-Control")).startsWith("private");
        assertThat(ImageIO.read(new ByteArrayInputStream(thumbnail.asByteArray()))
                        .getWidth())
                .isEqualTo(320);
        given().auth()
                .oauth2(Tokens.of("county-622927"))
                .header("If-None-Match", original.header("ETag"))
                .get("/api/v1/photos/{id}/content", body.get("id"))
                .then()
                .statusCode(304);
    }

    @Test
    void makesThumbnailInTheBackground() throws Exception {
        Map<String, Object> body = storedPhoto();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        get("prefecture-6229", body.get("id")).<String>path("thumbnail"))
                .isEqualTo("MADE"));
    }

    @Test
    void hasNothingToShowBeforeUpload() {
        Map<String, Object> body = declaration(households.registeredIn(VILLAGE), Pictures.jpeg());
        declare(body).statusCode(201);

        Response answer = content("county-622927", body.get("id"), "original");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.<String>path("type")).isEqualTo("urn:anju:problem:photo-has-no-content");
    }

    @Test
    void hidesPhotosOfOtherRegions() throws Exception {
        Map<String, Object> body = storedPhoto();

        assertThat(get("county-622921", body.get("id")).statusCode()).isEqualTo(404);
        assertThat(content("county-622921", body.get("id"), "original").statusCode())
                .isEqualTo(404);
        confirmAs(OTHER_VERIFIER, body.get("id")).statusCode(404);
        declareAs(OTHER_VERIFIER, declaration(households.registeredIn(VILLAGE), Pictures.jpeg()))
                .statusCode(404)
                .body("type", startsWith("urn:anju:problem:household-not-found"));
    }

    @Test
    void keepsRolesApart() throws Exception {
        Map<String, Object> body = storedPhoto();

        declareAs("county-622927", declaration(households.registeredIn(VILLAGE), Pictures.jpeg()))
                .statusCode(403);
        confirmAs("county-622927", body.get("id")).statusCode(403);
        assertThat(get("admin", body.get("id")).statusCode()).isEqualTo(403);
        assertThat(content("admin", body.get("id"), "original").statusCode()).isEqualTo(403);
        given().get("/api/v1/photos/{id}", body.get("id")).then().statusCode(401);
    }

    @Test
    void storesAProblemsPhotoOfAHouseholdWithoutARecord() throws Exception {
        byte[] picture = Pictures.jpeg();
        Map<String, Object> body = problemPhoto("PROBLEM_BEFORE", picture);
        upload(declare(body).statusCode(201).extract().response(), picture);
        confirm(body.get("id")).statusCode(200).body("state", equalTo("STORED"));
        declare(body).statusCode(200);

        Published event = awaitEvents(body.get("id")).getFirst();
        assertThat(event.facts().slot()).isEqualTo("PROBLEM_BEFORE");
        assertThat(event.facts().verificationId()).isNull();
        assertThat(event.key()).isEqualTo(body.get("householdId"));
    }

    @Test
    void letsReviewersTakePhotosOfProblemsAlone() throws Exception {
        byte[] picture = Pictures.jpeg();
        for (String reviewer : List.of("township-622927100000", "county-622927")) {
            Map<String, Object> body = problemPhoto("PROBLEM_AFTER", picture);
            upload(declareAs(reviewer, body).statusCode(201).extract().response(), picture);
            confirmAs(reviewer, body.get("id")).statusCode(200);
            declareAs(reviewer, declaration(households.registeredIn(VILLAGE), picture))
                    .statusCode(403)
                    .body("type", equalTo("urn:anju:problem:photo-of-record"));
        }
        declareAs("county-622921", problemPhoto("PROBLEM_AFTER", picture)).statusCode(404);
        declareAs("admin", problemPhoto("PROBLEM_AFTER", picture)).statusCode(403);
    }

    @Test
    void asksForTheRecordWhereAPhotoBelongsToOneAndOnlyThere() {
        Map<String, Object> without = declaration(households.registeredIn(VILLAGE), Pictures.jpeg());
        without.remove("verificationId");
        declare(without)
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:photo-record-missing"))
                .body("violations[0].field", equalTo("verificationId"));

        Map<String, Object> with = declaration(households.registeredIn(VILLAGE), Pictures.jpeg());
        with.put("slot", "PROBLEM_AFTER");
        declare(with).statusCode(400).body("type", equalTo("urn:anju:problem:photo-record-not-asked"));
    }

    private Map<String, Object> problemPhoto(String slot, byte[] picture) {
        Map<String, Object> body = declaration(households.registeredIn(VILLAGE), picture);
        body.remove("verificationId");
        body.put("slot", slot);
        return body;
    }

    @Test
    void photosMoveWithTheirHousehold() throws Exception {
        UUID household = households.registeredIn(VILLAGE);
        byte[] picture = Pictures.jpeg();
        Map<String, Object> body = declaration(household, picture);
        upload(declare(body).extract().response(), picture);
        confirm(body.get("id")).statusCode(200);

        households.move(household, OTHER_COUNTY_VILLAGE, 2);
        households.awaitVillage(household, OTHER_COUNTY_VILLAGE);

        assertThat(get("county-622921", body.get("id")).statusCode()).isEqualTo(200);
        assertThat(get("county-622927", body.get("id")).statusCode()).isEqualTo(404);
    }

    @Test
    void describesItsOperations() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/photos'.post.operationId", equalTo("declarePhoto"))
                .body("paths.'/api/v1/photos/{id}/content'.get.operationId", equalTo("getPhotoContent"));
    }

    /** The store may hang up on an upload that it refuses. */
    private static boolean isLetIn(Response declared, Map<String, String> headers, byte[] content)
            throws InterruptedException {
        try {
            return upload(declared, headers, content) < 400;
        } catch (IOException hungUp) {
            return false;
        }
    }

    /** Writes past the store's own check, as a store without such checks would. */
    private void assertRejected(Map<String, Object> body, byte[] uploaded, String reason) {
        declare(body).statusCode(201);
        String key = "originals/%s/%s.%s"
                .formatted(
                        ChinaTime.dayOf(Instant.now()),
                        body.get("id"),
                        body.get("contentType").equals("image/png") ? "png" : "jpg");
        storage.put(key, body.get("contentType").toString(), uploaded);

        confirm(body.get("id"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:anju:problem:photo-rejected"))
                .body("violations[0].message", equalTo(reason));

        confirm(body.get("id")).statusCode(422);
        assertThat(storage.open(key)).isEmpty();
        List<Published> told = awaitEvents(body.get("id"));
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().type()).isEqualTo(PhotoFacts.REJECTED);
        assertThat(told.getFirst().facts().reason()).isEqualTo(reason);
        declare(body).statusCode(200).body("state", equalTo("REJECTED")).body("upload", nullValue());
    }

    private Map<String, Object> storedPhoto() throws Exception {
        return storedPhoto(Pictures.jpeg());
    }

    private Map<String, Object> storedPhoto(byte[] picture) throws Exception {
        Map<String, Object> body = declaration(households.registeredIn(VILLAGE), picture);
        upload(declare(body).statusCode(201).extract().response(), picture);
        confirm(body.get("id")).statusCode(200);
        return body;
    }

    private List<Published> awaitEvents(Object photo) {
        UUID id = UUID.fromString(photo.toString());
        return await().atMost(Duration.ofSeconds(30)).until(() -> events.of(id), found -> !found.isEmpty());
    }

    private static Response get(String username, Object photo) {
        return given().auth().oauth2(Tokens.of(username)).get("/api/v1/photos/{id}", photo);
    }

    private static Response content(String username, Object photo, String size) {
        return given().auth()
                .oauth2(Tokens.of(username))
                .queryParam("size", size)
                .get("/api/v1/photos/{id}/content", photo);
    }
}
