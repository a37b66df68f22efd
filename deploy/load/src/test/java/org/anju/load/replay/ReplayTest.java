package org.anju.load.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.LongStream;
import org.anju.load.http.Backoff;
import org.anju.load.measure.RequestKind;
import org.anju.load.testsupport.FakePlatform;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final int PHOTO_BYTES = 30_000;
    private static final Backoff QUICK = new Backoff(Duration.ofMillis(1), Duration.ofMillis(20), 30);

    private static ReplaySettings settings(FakePlatform platform, int households, double rate) {
        return new ReplaySettings(
                platform.addresses(),
                FakePlatform.CAMPAIGN,
                households,
                3,
                PHOTO_BYTES,
                rate,
                Duration.ZERO,
                3,
                1,
                QUICK);
    }

    @Test
    void deliversEverythingToAPlatformThatKeepsFailing() throws Exception {
        try (FakePlatform platform = new FakePlatform(0.3);
                Replay replay = new Replay(settings(platform, 40, 0))) {
            assertThat(replay.prepare(_ -> {})).isEqualTo(40);

            ReplayResult result = replay.run();

            assertThat(platform.failures()).isPositive();
            assertThat(result.everythingKept()).isTrue();
            assertThat(result.receipts()).hasSize(40);
            assertThat(platform.records()).hasSize(40);
            assertThat(platform.confirmedPhotos()).hasSize(120);
            assertThat(result.photos()).hasSize(120).containsValues("STORED");
            assertThat(result.retries()).isGreaterThanOrEqualTo(platform.failures() / 2);
        }
    }

    @Test
    void beginsAtTheIntendedRate() throws Exception {
        try (FakePlatform platform = new FakePlatform(0);
                Replay replay = new Replay(settings(platform, 20, 40))) {
            replay.prepare(_ -> {});

            ReplayResult result = replay.run();

            assertThat(result.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(19 * 1000 / 40));
            assertThat(result.latencies().of(RequestKind.SUBMIT).count()).isEqualTo(20);
            assertThat(result.latencies().of(RequestKind.UPLOAD).count()).isEqualTo(60);
        }
    }

    @Test
    void holdsFewPhotosHoweverManyHouseholdsAreUnderWay() throws Exception {
        try (FakePlatform platform = new FakePlatform(0);
                Replay replay = new Replay(settings(platform, 60, 10_000))) {
            platform.holdUploadsUntil(60, Phone.UPLOADS_AT_ONCE);
            replay.prepare(_ -> {});

            ReplayResult result = replay.run();

            assertThat(result.everythingKept()).isTrue();
            assertThat(platform.uploadsAtOnce()).isEqualTo(Phone.UPLOADS_AT_ONCE);
        }
    }

    @Test
    void letsTheRateRiseEvenly() throws Exception {
        try (FakePlatform platform = new FakePlatform(0)) {
            ReplaySettings settings = new ReplaySettings(
                    platform.addresses(),
                    FakePlatform.CAMPAIGN,
                    20,
                    3,
                    PHOTO_BYTES,
                    10,
                    Duration.ofSeconds(2),
                    3,
                    1,
                    QUICK);

            assertThat(LongStream.of(0, 1, 5, 10, 11, 20)
                            .map(number -> settings.intendedNanos((int) number) / 1_000_000))
                    .containsExactly(0L, 632L, 1_414L, 2_000L, 2_100L, 3_000L);
        }
    }

    @Test
    void logsInOnceForEachVillage() throws Exception {
        try (FakePlatform platform = new FakePlatform(0);
                Replay replay = new Replay(settings(platform, 30, 0))) {
            replay.prepare(_ -> {});
            replay.run();

            assertThat(platform.logIns()).isEqualTo(1 + 3);
        }
    }

    @Test
    void sendsRecordsThatTheRulesAccept() throws Exception {
        try (FakePlatform platform = new FakePlatform(0);
                Replay replay = new Replay(settings(platform, 5, 0))) {
            replay.prepare(_ -> {});
            replay.run();

            JsonNode record = new ObjectMapper()
                    .readTree(platform.records().values().iterator().next());
            assertThat(record.path("photos")).hasSize(3);
            assertThat(record.path("photos").path(0).path("slot").asText()).isEqualTo("FRONT");
            assertThat(record.path("visitedAt").asText()).endsWith("+08:00");
            assertThat(UUID.fromString(record.path("campaignId").asText())).isEqualTo(FakePlatform.CAMPAIGN);
        }
    }

    @Test
    void stopsWithoutLosingWhatIsUnderWay() throws Exception {
        try (FakePlatform platform = new FakePlatform(0);
                Replay replay = new Replay(settings(platform, 60, 10))) {
            replay.prepare(_ -> {});
            Thread.ofVirtual().start(() -> {
                while (replay.ended() < 2) {
                    Thread.onSpinWait();
                }
                replay.stop();
            });

            ReplayResult result = replay.run();

            assertThat(result.begun()).isLessThan(60);
            assertThat(result.everythingKept()).isTrue();
        }
    }
}
