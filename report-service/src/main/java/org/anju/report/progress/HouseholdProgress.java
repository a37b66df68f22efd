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
 * @param revision grows with every record that comes to stand for the household
 * @param day when the record was received, in China's time
 */
record HouseholdProgress(
        ProgressKey key,
        String villageCode,
        UUID verificationId,
        int revision,
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
                facts.revision(),
                facts.version(),
                ChinaTime.dayOf(facts.receivedAt()),
                new Assurance(facts.assuranceCategory(), facts.assuranceMode()),
                facts.state(),
                facts.secured());
    }

    /**
     * The record of the highest revision stands for the household; versions compare changes of one record. Ids decide
     * nothing here: phones make them by clocks that may be wrong.
     */
    @Override
    public boolean supersedes(HouseholdProgress other) {
        if (revision != other.revision) {
            return revision > other.revision;
        }
        return version > other.version;
    }

    @Override
    public List<ProgressCell> cells() {
        return Division.holding(villageCode).stream()
                .map(division -> new ProgressCell(key.campaignId(), division, day, assurance, state, secured))
                .toList();
    }
}
