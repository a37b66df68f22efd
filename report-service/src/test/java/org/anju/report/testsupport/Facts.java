package org.anju.report.testsupport;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.fact.VerificationFacts;

/** Named test data. */
public final class Facts {

    public static final String VILLAGE = "622927101201";
    public static final String NEXT_VILLAGE = "622927101202";
    public static final Instant EVENING = Instant.parse("2026-06-05T15:59:00Z");
    public static final Instant AFTER_MIDNIGHT = Instant.parse("2026-06-05T16:01:00Z");

    private Facts() {}

    public static HouseholdFacts registered(UUID household, String village) {
        return household(household, village, 1, HouseholdFacts.Status.ACTIVE);
    }

    public static HouseholdFacts household(UUID household, String village, long version, HouseholdFacts.Status status) {
        return new HouseholdFacts(household, "622927-1", village, "FILED", null, 4, status, version, EVENING);
    }

    public static VerificationFacts submitted(UUID campaign, UUID household, String village) {
        return new VerificationFacts(
                UuidCreator.getTimeOrderedEpoch(),
                campaign,
                household,
                village,
                1,
                1,
                "SUBMITTED",
                false,
                "APPRAISED_SAFE",
                "ORIGINAL_HOUSE_A",
                true,
                "A",
                null,
                3,
                EVENING,
                Instant.now(),
                null);
    }

    public static VerificationFacts completed(VerificationFacts submitted) {
        return in(submitted, "COMPLETED", submitted.version() + 1, submitted.competing());
    }

    public static VerificationFacts competing(VerificationFacts facts) {
        return in(facts, facts.state(), facts.version(), true);
    }

    /** Another record of the same household, sent by a phone whose clock is years behind: its id comes before the other's. */
    public static VerificationFacts revised(VerificationFacts facts, int revision) {
        VerificationFacts other = submitted(facts.campaignId(), facts.householdId(), facts.villageCode());
        return new VerificationFacts(
                new UUID(revision, 0),
                other.campaignId(),
                other.householdId(),
                other.villageCode(),
                revision,
                other.version(),
                other.state(),
                other.competing(),
                other.assuranceCategory(),
                other.assuranceMode(),
                other.secured(),
                other.safetyGrade(),
                other.situation(),
                other.photoCount(),
                other.visitedAt(),
                other.receivedAt(),
                other.completedAt());
    }

    public static VerificationFacts receivedAt(VerificationFacts facts, Instant receivedAt) {
        return new VerificationFacts(
                facts.verificationId(),
                facts.campaignId(),
                facts.householdId(),
                facts.villageCode(),
                facts.revision(),
                facts.version(),
                facts.state(),
                facts.competing(),
                facts.assuranceCategory(),
                facts.assuranceMode(),
                facts.secured(),
                facts.safetyGrade(),
                facts.situation(),
                facts.photoCount(),
                facts.visitedAt(),
                receivedAt,
                facts.completedAt());
    }

    public static VerificationFacts in(VerificationFacts facts, String state, long version, boolean competing) {
        return new VerificationFacts(
                facts.verificationId(),
                facts.campaignId(),
                facts.householdId(),
                facts.villageCode(),
                facts.revision(),
                version,
                state,
                competing,
                facts.assuranceCategory(),
                facts.assuranceMode(),
                facts.secured(),
                facts.safetyGrade(),
                facts.situation(),
                facts.photoCount(),
                facts.visitedAt(),
                facts.receivedAt(),
                state.equals("SUBMITTED") ? null : Instant.now());
    }
}
