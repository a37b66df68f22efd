package org.anju.common.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The snapshot in every {@code org.anju.problem.*} event: something that is wrong with a household's housing or record.
 *
 * @param verificationId the record in which it was found, or null
 * @param rule the rule that found it, or null
 * @param version grows with every change of the problem
 * @param reverified whether it was found put right and waits to be closed, or is closed
 * @param escalation the level whose concern it is by now
 * @param dueOn the day by which it is to be put right, in China's time
 * @param plannedFor the day for which a plan is made, or null; until then it counts as planned
 */
public record ProblemFacts(
        UUID problemId,
        UUID campaignId,
        UUID householdId,
        String villageCode,
        UUID verificationId,
        String kind,
        String origin,
        String rule,
        String state,
        long version,
        boolean reverified,
        String escalation,
        LocalDate dueOn,
        LocalDate plannedFor,
        Instant openedAt,
        Instant closedAt) {

    /** What the types of all its events begin with. */
    public static final String TYPES = "org.anju.problem.";

    public static final String OPENED = "org.anju.problem.opened.v1";
    public static final String CHANGED = "org.anju.problem.changed.v1";
    public static final String RESOLVED = "org.anju.problem.resolved.v1";
}
