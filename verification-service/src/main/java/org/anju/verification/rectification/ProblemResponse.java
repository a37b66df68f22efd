package org.anju.verification.rectification;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.anju.common.time.ChinaTime;
import org.anju.verification.rule.ProblemKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * A problem as its readers see it.
 *
 * @param verificationId the record in which it was found
 * @param rule the rule that found it
 * @param daysOpen from the day on which it was found to that on which it was closed, or today
 * @param daysOverdue 0 while it is not, and once it is closed
 * @param planned whether it has a plan for a day that is still to come
 * @param closable found put right, so that a reviewer may close it
 * @param leftRoster whether it was closed because its household left the roster, put right or not
 */
@Schema(name = "HousingProblem")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemResponse(
        UUID id,
        long version,
        UUID campaignId,
        UUID householdId,
        String villageCode,
        UUID verificationId,
        ProblemKind kind,
        ProblemOrigin origin,
        String rule,
        String note,
        ProblemState state,
        Instant stateSince,
        String assignee,
        LocalDate dueOn,
        long daysOpen,
        long daysOverdue,
        EscalationLevel escalation,
        boolean planned,
        PlanResponse plan,
        boolean closable,
        ReverificationResponse reverification,
        String openedBy,
        Instant openedAt,
        Instant closedAt,
        boolean leftRoster) {

    @Schema(name = "HousingProblemPlan")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlanResponse(LocalDate plannedFor, String interimMode, String plan) {

        private static PlanResponse from(Plan plan) {
            return plan == null ? null : new PlanResponse(plan.plannedFor(), plan.interimMode(), plan.text());
        }
    }

    /** @param verificationId the record that shows it; absent where it was looked at on the spot */
    @Schema(name = "HousingProblemReverification")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReverificationResponse(Instant at, String by, UUID verificationId) {

        private static ReverificationResponse from(Reverification found) {
            return found == null ? null : new ReverificationResponse(found.at(), found.byName(), found.record());
        }
    }

    public static ProblemResponse from(Problem problem, LocalDate today) {
        Found found = problem.found();
        LocalDate lastDay = problem.isClosed() ? ChinaTime.dayOf(problem.closedAt()) : today;
        return new ProblemResponse(
                problem.id(),
                problem.version(),
                found.campaignId(),
                found.householdId(),
                found.villageCode(),
                found.verificationId(),
                found.kind(),
                found.origin(),
                found.rule(),
                found.note(),
                problem.state(),
                problem.stateSince(),
                problem.assignee(),
                problem.dueOn(),
                ChronoUnit.DAYS.between(ChinaTime.dayOf(found.at()), lastDay),
                problem.isClosed() ? 0 : Math.max(0, ChronoUnit.DAYS.between(problem.dueOn(), today)),
                problem.escalation(),
                problem.isPlanned(today),
                PlanResponse.from(problem.plan()),
                problem.isReverified() && !problem.isClosed(),
                ReverificationResponse.from(problem.reverification()),
                found.byName(),
                found.at(),
                problem.closedAt(),
                problem.leftRoster());
    }

    /** The version as ETag, to be sent as If-Match with the next step. */
    public static <T> ResponseBuilder<T> tagged(ResponseBuilder<T> response, long version) {
        return response.tag(new EntityTag(Long.toString(version)));
    }
}
