package org.anju.verification.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param digest of the rule set as it is tried
 * @param total records to go through; some may have come since
 * @param rules rules that any record breaks under one of the two sets; {@code REFUSED} stands for records that would not be taken
 */
@Schema(name = "DryRun")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DryRunResponse(
        UUID id,
        String ruleSet,
        String digest,
        UUID campaign,
        List<String> regions,
        String comparedWith,
        DryRun.State state,
        long total,
        long done,
        String requestedBy,
        Instant requestedAt,
        Instant finishedAt,
        List<Comparison.OfRule> rules) {

    static DryRunResponse from(DryRun run) {
        return new DryRunResponse(
                run.id(),
                run.ruleSet(),
                run.digest(),
                run.campaignId(),
                run.regions(),
                run.comparedWith(),
                run.state(),
                run.total(),
                run.done(),
                run.requestedBy(),
                run.requestedAt(),
                run.finishedAt(),
                run.comparison().rules());
    }
}
