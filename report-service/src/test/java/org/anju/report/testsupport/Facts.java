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

    /** The same record as a correction of another. */
    public static VerificationFacts revision(VerificationFacts facts, int revision) {
        return new VerificationFacts(
                facts.verificationId(),
                facts.campaignId(),
                facts.householdId(),
                facts.villageCode(),
                revision,
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
                facts.receivedAt(),
                facts.completedAt());
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
