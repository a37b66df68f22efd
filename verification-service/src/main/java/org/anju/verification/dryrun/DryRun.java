package org.anju.verification.dryrun;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A rule set that is tried on the records of a campaign.
 *
 * @param body the set as it was when the run was started; null when it has ended
 * @param regions parts of the campaign that it goes through
 * @param comparedWith the campaign's own set
 * @param lastRecord the record up to which it has come; null before the first
 */
record DryRun(
        UUID id,
        String ruleSet,
        String digest,
        String body,
        UUID campaignId,
        List<String> regions,
        String comparedWith,
        State state,
        long total,
        long done,
        UUID lastRecord,
        Comparison comparison,
        String requestedBy,
        Instant requestedAt,
        Instant finishedAt) {

    enum State {
        RUNNING,
        DONE,
        /** The set could not be evaluated. */
        FAILED
    }

    boolean sameAs(DryRun other) {
        return ruleSet.equals(other.ruleSet) && campaignId.equals(other.campaignId) && regions.equals(other.regions);
    }

    DryRun advanced(long records, UUID last) {
        return new DryRun(
                id,
                ruleSet,
                digest,
                body,
                campaignId,
                regions,
                comparedWith,
                state,
                Math.max(total, done + records),
                done + records,
                last,
                comparison,
                requestedBy,
                requestedAt,
                null);
    }

    DryRun ended(State as, Instant at) {
        return new DryRun(
                id,
                ruleSet,
                digest,
                null,
                campaignId,
                regions,
                comparedWith,
                as,
                total,
                done,
                lastRecord,
                comparison,
                requestedBy,
                requestedAt,
                at);
    }
}
