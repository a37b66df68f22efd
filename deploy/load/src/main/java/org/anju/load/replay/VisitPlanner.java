package org.anju.load.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.anju.load.replay.Visit.PlannedPhoto;

/** Makes up what a verifier finds in a household. Ids are new each time; everything else follows from the seed. */
public final class VisitPlanner {

    /** How many days before today the visits of a village of some 150 households began. */
    public static final int DAYS_BACK = 3;

    /** One visit in so many finds another mode than the roster expects. */
    private static final int SURPRISE_IN = 30;

    private static final List<String> SLOTS = List.of("FRONT", "SIDE", "INSIDE");
    private static final Duration VISIT = Duration.ofMinutes(9);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final UUID campaign;
    private final int photos;
    private final RandomGenerator random;
    private final Clock clock;
    /** Of each village's verifier, the earliest visit so far: they are made up from the latest backwards. */
    private final Map<String, OffsetDateTime> earliest = new HashMap<>();

    public VisitPlanner(UUID campaign, int photos, long seed, Clock clock) {
        this.campaign = campaign;
        this.photos = photos;
        this.random = new SplittableRandom(seed);
        this.clock = clock;
    }

    public Visit plan(PendingHousehold household, String deviceId) {
        return plan(household, deviceId, photos);
    }

    /** @param photos how many this household has, instead of what all others have */
    public Visit plan(PendingHousehold household, String deviceId, int photos) {
        UUID verificationId = UuidCreator.getTimeOrderedEpoch();
        OffsetDateTime visitedAt = earliest.compute(household.village(), (_, later) -> before(later));
        List<PlannedPhoto> taken = IntStream.range(0, photos)
                .mapToObj(number -> new PlannedPhoto(
                        UuidCreator.getTimeOrderedEpoch(),
                        number < SLOTS.size() ? SLOTS.get(number) : "OTHER",
                        visitedAt.plusSeconds(number * 10L).toString()))
                .toList();
        return new Visit(
                verificationId,
                household,
                "verifier-" + household.village(),
                body(household, deviceId, visitedAt, taken),
                taken,
                random.nextBoolean());
    }

    /** Every ten minutes or so, from eight to six: at a pace, that is, which no quality rule finds unlikely. */
    private OffsetDateTime before(OffsetDateTime later) {
        OffsetDateTime latest = later == null
                ? OffsetDateTime.now(clock.withZone(CHINA)).truncatedTo(ChronoUnit.SECONDS)
                : later.minus(VISIT);
        OffsetDateTime visitedAt = latest.minusSeconds(60 + random.nextLong(60));
        if (visitedAt.toLocalTime().isAfter(EVENING)) {
            return visitedAt.with(EVENING).minusSeconds(random.nextLong(600));
        }
        return visitedAt.toLocalTime().isBefore(MORNING)
                ? visitedAt.minusDays(1).with(EVENING).minusSeconds(random.nextLong(600))
                : visitedAt;
    }

    private String body(
            PendingHousehold household, String deviceId, OffsetDateTime visitedAt, List<PlannedPhoto> taken) {
        AssuranceMode mode = found(household);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("campaignId", campaign.toString());
        body.put("householdId", household.id().toString());
        body.put("secured", true);
        body.put("assuranceCategory", mode.category());
        body.put("assuranceMode", mode.name());
        body.put("safetyGrade", mode.grade());
        body.put("visitedAt", visitedAt.toString());
        body.set("position", position(household.village()));
        body.put("deviceId", deviceId);
        new VisitDetails(random, visitedAt.toLocalDate()).of(mode).ifPresent(details -> body.set("details", details));
        ArrayNode references = body.putArray("photos");
        taken.forEach(photo ->
                references.addObject().put("photoId", photo.id().toString()).put("slot", photo.slot()));
        return body.toString();
    }

    private AssuranceMode found(PendingHousehold household) {
        AssuranceMode[] modes = AssuranceMode.values();
        if (household.expectedMode().isEmpty() || random.nextInt(SURPRISE_IN) == 0) {
            return modes[random.nextInt(modes.length)];
        }
        return household.expectedMode().get();
    }

    /** Regions come without coordinates: each village has a place of its own within Linxia, its houses within 1 km. */
    private ObjectNode position(String village) {
        RandomGenerator place = new SplittableRandom(village.hashCode());
        double latitude = 35.1 + place.nextDouble(0.8) + random.nextDouble(-0.009, 0.009);
        double longitude = 102.8 + place.nextDouble(0.7) + random.nextDouble(-0.009, 0.009);
        return JsonNodeFactory.instance
                .objectNode()
                .put("latitude", rounded(latitude))
                .put("longitude", rounded(longitude))
                .put("accuracyMeters", 5 + random.nextInt(30));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
