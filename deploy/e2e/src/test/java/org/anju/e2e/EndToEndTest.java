package org.anju.e2e;

import static org.anju.e2e.testsupport.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.anju.e2e.testsupport.Answer;
import org.anju.e2e.testsupport.Api;
import org.anju.e2e.testsupport.EventStream;
import org.anju.e2e.testsupport.OnRunningPlatform;
import org.anju.e2e.testsupport.Phone;
import org.anju.e2e.testsupport.RunningPlatform;
import org.anju.load.photo.MadePhoto;
import org.anju.load.replay.Visit;
import org.anju.local.region.LinxiaRegions;
import org.anju.local.verify.ReportVerification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way from a roster to a report through the gateway, as its users go it. */
@ExtendWith(OnRunningPlatform.class)
class EndToEndTest {
    private static final Duration EVENTS_LIMIT = Duration.ofSeconds(90);
    private static final String HOME = "622927000000";
    private static final String FOREIGN = "622921000000";

    private static RunningPlatform platform;
    private static UUID campaign;

    @BeforeAll
    static void openCampaign(RunningPlatform running) {
        platform = running;
        campaign = platform.openCampaign("从花名册到报表", List.of(LinxiaRegions.PREFECTURE));
        platform.awaitRosterEverywhere(campaign);
    }

    @Test
    void sameRosterSentAgainChangesNothing() {
        JsonNode imported = platform.sendRoster();

        assertThat(imported.path("state").asText()).isEqualTo("IMPORTED");
        assertThat(imported.path("households").path("added").asInt()).isZero();
        assertThat(imported.path("households").path("unchanged").asInt())
                .isEqualTo(platform.roster().households());
    }

    @Test
    void householdIsCarriedFromTaskPackToReport() {
        Phone phone = phoneIn(HOME);
        JsonNode before = countyRow(HOME);
        try (EventStream stream = EventStream.open(
                platform.as("county-622927"), "/reports/stream?campaign=%s&region=%s".formatted(campaign, HOME))) {
            Visit visit = phone.visitNext();

            Answer submitted = phone.submit(visit);
            assertThat(submitted.status()).as(submitted.toString()).isEqualTo(201);
            assertThat(submitted.json().path("state").asText()).isEqualTo("SUBMITTED");
            phone.sendPhotos(visit);

            await().atMost(EVENTS_LIMIT).untilAsserted(() -> {
                assertThat(phone.record(visit).json().path("state").asText()).isEqualTo("COMPLETED");
                assertThat(countyRow(HOME).path("submitted").asInt())
                        .isEqualTo(before.path("submitted").asInt() + 1);
                assertThat(countyRow(HOME).path("completed").asInt())
                        .isEqualTo(before.path("completed").asInt() + 1);
                assertThat(stream.progress())
                        .extracting(
                                report -> report.path("total").path("completed").asInt())
                        .contains(before.path("completed").asInt() + 1);
            });
            assertThat(phone.pendingHouseholds())
                    .doesNotContain(visit.household().id());
        }
    }

    @Test
    void photosOfACompletedRecordAreThereByteByByte() {
        Phone phone = phoneIn(HOME);
        Visit visit = phone.completeNext();
        Api county = platform.as("county-622927");

        for (JsonNode named : phone.record(visit).json().path("photos")) {
            String id = named.path("photoId").asText();
            byte[] taken = visit.photos().stream()
                    .filter(photo -> photo.id().toString().equals(id))
                    .map(phone::take)
                    .map(MadePhoto::bytes)
                    .findFirst()
                    .orElseThrow();
            assertThat(county.get("/photos/" + id).json().path("state").asText())
                    .isEqualTo("STORED");
            Answer content = county.get("/photos/" + id + "/content");
            assertThat(content.contentType()).isEqualTo("image/jpeg");
            assertThat(content.bytes()).isEqualTo(taken);
            await().atMost(EVENTS_LIMIT)
                    .untilAsserted(() -> assertThat(county.get("/photos/" + id + "/content?size=thumbnail")
                                    .status())
                            .isEqualTo(200));
        }
    }

    @Test
    void sameRecordSentAgainIsAnsweredWithItsReceipt() {
        Phone phone = phoneIn(HOME);
        Visit visit = phone.visitNext();

        Answer first = phone.submit(visit);
        Answer second = phone.submit(visit);
        Answer other = phone.api()
                .put("/verifications/" + visit.verificationId(), visit.body().replace("phone-of", "another-phone-of"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("digest")).isEqualTo(first.json().path("digest"));
        assertThat(other.status()).as(other.toString()).isEqualTo(409);
    }

    @Test
    void countySeesNothingOfAnother() {
        Visit own = phoneIn(HOME).completeNext();
        Visit foreign = phoneIn(FOREIGN).completeNext();
        Api county = platform.as("county-622927");

        assertThat(paths(own, HOME)).allSatisfy(path -> assertStatus(county.get(path), 200));
        assertThat(paths(foreign, FOREIGN)).allSatisfy(path -> {
            Answer answer = county.get(path);
            if (path.contains("region=")) {
                assertProblem(answer, 403, "region-out-of-scope");
                return;
            }
            assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        });
    }

    /** Where a household, its record and its photos could be read. */
    private static List<String> paths(Visit visit, String county) {
        String photo = visit.photos().getFirst().id().toString();
        return List.of(
                "/households/" + visit.household().id(),
                "/households?region=" + county,
                "/verifications/" + visit.verificationId(),
                "/verifications?campaign=%s&region=%s".formatted(campaign, county),
                "/photos/" + photo,
                "/photos/" + photo + "/content",
                "/reports/progress?campaign=%s&region=%s".formatted(campaign, county));
    }

    @Test
    void countyMayNotFollowAnothersProgress() {
        Api county = platform.as("county-622927");

        Answer refused = county.get("/reports/stream?campaign=%s&region=%s".formatted(campaign, FOREIGN));

        assertProblem(refused, 403, "region-out-of-scope");
    }

    @Test
    void verifierMayNotWriteForAnotherVillage() {
        Visit foreign = phoneIn(FOREIGN).visitNext();
        Phone stranger = phoneIn(HOME);

        Answer refused = stranger.submit(foreign);

        assertThat(refused.status()).as(refused.toString()).isIn(403, 404, 422);
        assertStatus(platform.as("prefecture-6229").get("/verifications/" + foreign.verificationId()), 404);
    }

    @Test
    void administratorOfThePlatformSeesNoHousehold() {
        Api admin = platform.as("admin");

        assertStatus(admin.get("/households?region=" + HOME), 403);
        assertStatus(admin.get("/verifications?campaign=%s&region=%s".formatted(campaign, HOME)), 403);
        assertStatus(admin.get("/reports/progress?campaign=%s&region=%s".formatted(campaign, HOME)), 403);
    }

    @Test
    void reportsAgreeWithARecount() {
        phoneIn(FOREIGN).completeNext();

        assertThat(new ReportVerification(platform.settings()).run(EVENTS_LIMIT, System.out))
                .isTrue();
    }

    private static Phone phoneIn(String county) {
        String village = platform.roster().villagesOf(county).stream()
                .filter(code ->
                        !platform.phone(code, campaign).pendingHouseholds().isEmpty())
                .findFirst()
                .orElseThrow();
        return platform.phone(village, campaign);
    }

    private static JsonNode countyRow(String county) {
        for (JsonNode row : platform.progress(campaign).path("rows")) {
            if (row.path("key").asText().equals(county)) {
                return row;
            }
        }
        throw new AssertionError("No row for county " + county);
    }

    private static void assertStatus(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }
}
