package org.anju.report.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anju.common.fact.VerificationFacts;
import org.anju.common.time.ChinaTime;
import org.anju.report.counting.Counted;
import org.anju.report.counting.Division;

/**
 * How far a household has come in a campaign.
 *
 * @param day when the record was received, in China's time
 */
record HouseholdProgress(
        ProgressKey key,
        String villageCode,
        UUID verificationId,
        long version,
        LocalDate day,
        Assurance assurance,
        String state,
        boolean secured)
        implements Counted<ProgressKey, HouseholdProgress, ProgressCell> {

    HouseholdProgress {
        Objects.requireNonNull(villageCode, "villageCode");
        Objects.requireNonNull(verificationId, "verificationId");
        Objects.requireNonNull(state, "state");
    }

    static HouseholdProgress from(VerificationFacts facts) {
        return new HouseholdProgress(
                new ProgressKey(facts.campaignId(), facts.householdId()),
                facts.villageCode(),
                facts.verificationId(),
                facts.version(),
                ChinaTime.dayOf(facts.receivedAt()),
                new Assurance(facts.assuranceCategory(), facts.assuranceMode()),
                facts.state(),
                facts.secured());
    }

    /**
     * Versions compare changes of one record. Should another record take a household over, the later made one counts, in
     * whatever order they arrive: ids are UUIDs of version 7, which grow with time.
     */
    @Override
    public boolean supersedes(HouseholdProgress other) {
        if (verificationId.equals(other.verificationId)) {
            return version > other.version;
        }
        return verificationId.toString().compareTo(other.verificationId.toString()) > 0;
    }

    @Override
    public List<ProgressCell> cells() {
        return Division.holding(villageCode).stream()
                .map(division -> new ProgressCell(key.campaignId(), division, day, assurance, state, secured))
                .toList();
    }
}
