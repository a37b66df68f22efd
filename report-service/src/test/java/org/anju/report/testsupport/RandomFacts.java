package org.anju.report.testsupport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.fact.VerificationFacts;

/** Histories of households as a seed gives them, then told as a network may tell them: repeated, late, in any batches. */
public final class RandomFacts {

    /** Two counties, two townships of one, and a city without counties. */
    private static final List<String> VILLAGES =
            List.of("622927101201", "622927101202", "622927102200", "622921100200", "441900003001", "441900004001");

    private static final List<String> STATES =
            List.of("SUBMITTED", "COMPLETED", "TOWNSHIP_APPROVED", "RETURNED", "SUBMITTED", "COMPLETED", "LOCKED");
    private static final List<String> MODES = List.of("ORIGINAL_HOUSE_A", "POVERTY_RELOCATION", "STAY_WITH_KIN");

    private final Random random;

    public RandomFacts(long seed) {
        this.random = new Random(seed);
    }

    /** Registrations, moves, removals and returns of each household. */
    public List<HouseholdFacts> rosterHistories(int households) {
        List<HouseholdFacts> facts = new ArrayList<>();
        for (int household = 0; household < households; household++) {
            UUID id = uuid();
            int versions = 1 + random.nextInt(5);
            for (int version = 1; version <= versions; version++) {
                HouseholdFacts.Status status = version > 1 && random.nextInt(3) == 0
                        ? HouseholdFacts.Status.REMOVED
                        : HouseholdFacts.Status.ACTIVE;
                facts.add(Facts.household(id, any(VILLAGES), version, status));
            }
        }
        return facts;
    }

    /**
     * Records in one of the campaigns, some of them revised, each with some versions; villages, modes and days change with
     * them.
     */
    public List<VerificationFacts> progressHistories(int households, List<UUID> campaigns) {
        List<VerificationFacts> facts = new ArrayList<>();
        for (int household = 0; household < households; household++) {
            UUID id = uuid();
            UUID campaign = any(campaigns);
            int revisions = 1 + random.nextInt(3);
            for (int revision = 1; revision <= revisions; revision++) {
                UUID verification = uuid();
                int versions = 1 + random.nextInt(STATES.size());
                for (int version = 1; version <= versions; version++) {
                    facts.add(verification(verification, campaign, id, revision, version));
                }
            }
        }
        return facts;
    }

    /** Every event at least once, some up to three times, in any order. */
    public <F> List<F> told(List<F> events) {
        List<F> told = new ArrayList<>();
        for (F event : events) {
            told.addAll(Collections.nCopies(1 + random.nextInt(3), event));
        }
        Collections.shuffle(told, random);
        return told;
    }

    public <F> List<List<F>> inBatches(List<F> events) {
        List<List<F>> batches = new ArrayList<>();
        int start = 0;
        while (start < events.size()) {
            int end = Math.min(events.size(), start + 1 + random.nextInt(40));
            batches.add(events.subList(start, end));
            start = end;
        }
        return batches;
    }

    private VerificationFacts verification(UUID id, UUID campaign, UUID household, int revision, int version) {
        return new VerificationFacts(
                id,
                campaign,
                household,
                any(VILLAGES),
                revision,
                version,
                STATES.get(version - 1),
                false,
                "APPRAISED_SAFE",
                random.nextInt(10) == 0 ? null : any(MODES),
                random.nextInt(5) > 0,
                null,
                null,
                3,
                Facts.EVENING,
                Facts.EVENING.plus(Duration.ofHours(random.nextInt(48))),
                null);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
