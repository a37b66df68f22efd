package org.anju.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.anju.e2e.testsupport.Answer;
import org.anju.e2e.testsupport.DeadLetters;
import org.anju.e2e.testsupport.Failures;
import org.anju.e2e.testsupport.Failures.Strike;
import org.anju.e2e.testsupport.OnRunningPlatform;
import org.anju.e2e.testsupport.RunningPlatform;
import org.anju.e2e.testsupport.VerificationTopic;
import org.anju.load.http.Backoff;
import org.anju.load.platform.Addresses;
import org.anju.load.replay.Receipt;
import org.anju.load.replay.Replay;
import org.anju.load.replay.ReplayResult;
import org.anju.load.replay.ReplaySettings;
import org.anju.local.region.LinxiaRegions;
import org.anju.local.verify.ReportVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Phones send while services, database and broker are killed; afterwards phones' receipts, database, topic and report count
 * the same.
 */
@ExtendWith(OnRunningPlatform.class)
class CrashTest {
    private static final long SEED = 6229;
    private static final int PHOTOS = 3;
    private static final int PHOTO_BYTES = 20 * 1024;
    private static final double HOUSEHOLDS_A_SECOND = 8;
    private static final Backoff PATIENT = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), 60);
    /** The last kills may find the work done already. */
    private static final int STRIKES_AT_LEAST = 5;

    private static final Duration BROKER_PAUSE = Duration.ofSeconds(6);
    private static final Duration END_LIMIT = Duration.ofMinutes(3);
    private static final Duration EVENTS_LIMIT = Duration.ofSeconds(90);
    private static final String[] VICTIMS = {"verification-service", "media-service", "report-service"};

    @Test
    void everythingAcceptedIsKeptAndCountedOnce(RunningPlatform platform) throws Exception {
        int households = platform.roster().households();
        UUID campaign = platform.openCampaign("边核验边断电", platform.roster().villages());
        platform.awaitRosterEverywhere(campaign);

        try (Replay replay = new Replay(settings(platform, campaign))) {
            assertThat(replay.prepare(found -> {})).isEqualTo(households);

            ReplayResult result = playWhileKilling(replay, platform);

            assertEverythingWasAccepted(result, households);
            assertThat(new ReportVerification(platform.settings()).run(EVENTS_LIMIT, System.out))
                    .as("difference between reports and sources")
                    .isTrue();
            assertHeldOnceAndCompleted(platform, campaign, result);
            assertThat(VerificationTopic.completed(platform.settings(), campaign))
                    .as("records that the topic tells of as completed")
                    .containsExactlyInAnyOrderElementsOf(result.receipts().keySet());
            assertCountedExactly(platform.progress(campaign).path("total"), households);
            assertThat(DeadLetters.count(platform.settings())).isZero();
        }
    }

    private static ReplaySettings settings(RunningPlatform platform, UUID campaign) {
        return new ReplaySettings(
                Addresses.of(platform.settings()),
                campaign,
                platform.roster().households(),
                PHOTOS,
                PHOTO_BYTES,
                HOUSEHOLDS_A_SECOND,
                Duration.ZERO,
                platform.roster().villages().size(),
                SEED,
                PATIENT);
    }

    private static ReplayResult playWhileKilling(Replay replay, RunningPlatform platform) throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<ReplayResult> playing = thread.submit(replay::run);
            Failures failures = new Failures(
                    platform.settings(), SEED, platform.roster().households(), replay::ended, playing::isDone);
            List<Strike> strikes = failures.strike(BROKER_PAUSE, VICTIMS);
            ReplayResult result = playing.get(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
            System.out.printf(
                    "%d households in %d s, %d requests repeated; struck: %s%n",
                    result.begun(), result.elapsed().toSeconds(), result.retries(), strikes);
            assertStruckInTheMiddle(strikes, result.begun());
            return result;
        } finally {
            replay.stop();
        }
    }

    private static void assertStruckInTheMiddle(List<Strike> strikes, int households) {
        List<Strike> inTheMiddle = strikes.stream()
                .filter(strike -> strike.done() > 0 && strike.done() < households)
                .toList();
        assertThat(inTheMiddle).hasSizeGreaterThanOrEqualTo(STRIKES_AT_LEAST);
        assertThat(inTheMiddle).extracting(Strike::victim).contains(VICTIMS).contains("kafka", "postgres");
    }

    private static void assertEverythingWasAccepted(ReplayResult result, int households) {
        assertThat(result.abandoned()).isEmpty();
        assertThat(result.refusals()).isEmpty();
        assertThat(result.receipts()).hasSize(households);
        assertThat(result.counted()).isEqualTo(households);
        assertThat(result.completed()).hasSize(households);
        assertThat(result.photos()).hasSize(households * PHOTOS).allSatisfy((id, state) -> assertThat(state)
                .isEqualTo("STORED"));
    }

    private static void assertHeldOnceAndCompleted(RunningPlatform platform, UUID campaign, ReplayResult result) {
        List<JsonNode> records = records(platform, campaign);

        assertThat(records)
                .extracting(record -> UUID.fromString(record.path("id").asText()))
                .containsExactlyInAnyOrderElementsOf(result.receipts().keySet());
        assertThat(records)
                .extracting(record -> record.path("householdId").asText())
                .doesNotHaveDuplicates();
        assertThat(records).allSatisfy(record -> {
            assertThat(record.path("state").asText()).isEqualTo("COMPLETED");
            assertThat(record.path("competing").asBoolean()).isFalse();
            assertThat(record.path("photoCount").asInt()).isEqualTo(PHOTOS);
        });
        byVillage(records).forEach((village, ids) -> assertHeld(platform, village, ids, result.receipts()));
    }

    private static List<JsonNode> records(RunningPlatform platform, UUID campaign) {
        Answer answer = platform.as("prefecture-6229")
                .get("/verifications?limit=1000&campaign=%s&region=%s".formatted(campaign, LinxiaRegions.PREFECTURE));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().hasNonNull("cursor")).isFalse();
        return StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .toList();
    }

    private static Map<String, List<UUID>> byVillage(List<JsonNode> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        record -> record.path("villageCode").asText(),
                        HashMap::new,
                        Collectors.mapping(
                                record -> UUID.fromString(record.path("id").asText()), Collectors.toList())));
    }

    /** What the phone that sent the records hears when it asks with the digests of its receipts. */
    private static void assertHeld(
            RunningPlatform platform, String village, List<UUID> ids, Map<UUID, Receipt> receipts) {
        ObjectNode question = new ObjectMapper().createObjectNode();
        ids.forEach(id -> question.withArray("receipts")
                .addObject()
                .put("id", id.toString())
                .put("digest", receipts.get(id).digest()));

        Answer answer = platform.as("verifier-" + village).post("/verifications/reconcile", question.toString());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("receipts")).hasSize(ids.size()).allSatisfy(item -> assertThat(
                        item.path("answer").asText())
                .as(item.toString())
                .isEqualTo("HELD"));
    }

    private static void assertCountedExactly(JsonNode total, int households) {
        assertThat(total.path("households").asInt()).isEqualTo(households);
        assertThat(total.path("submitted").asInt()).isEqualTo(households);
        assertThat(total.path("completed").asInt()).isEqualTo(households);
    }
}
