package org.anju.verification.rectification;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.problem.ProblemException;
import org.anju.verification.rule.ProblemKind;
import org.hibernate.exception.ConstraintViolationException;

/** Sees what row-level security lets the current transaction see. */
@ApplicationScoped
public class ProblemRepository implements PanacheRepositoryBase<Problem, UUID> {

    /** @throws ProblemException when there is none within the scope */
    public Problem get(UUID id, RegionScope scope) {
        return findByIdOptional(id)
                .filter(problem -> scope.coversCode(problem.found().villageCode()))
                .orElseThrow(() -> ProblemRefusals.unknown(id));
    }

    /**
     * For a change: nobody else changes it until this transaction ends.
     *
     * @throws ProblemException when there is none within the scope
     */
    public Problem lock(UUID id, RegionScope scope) {
        Problem problem = get(id, scope);
        getEntityManager().refresh(problem, LockModeType.PESSIMISTIC_WRITE);
        return problem;
    }

    /** In the order of their ids, so that two that change the same problems never wait for each other in a circle. */
    public List<Problem> lock(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : find("id in ?1", Sort.by("id"), ids)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list();
    }

    /** The one that stands in the way of another of its kind. */
    public Optional<Problem> notClosed(UUID campaign, UUID household, ProblemKind kind) {
        return find(
                        "found.campaignId = ?1 and found.householdId = ?2 and found.kind = ?3 and state <> ?4",
                        campaign,
                        household,
                        kind,
                        ProblemState.CLOSED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Writes now, so that the version is that which the change brings, and what is taken is found out. */
    void write(Problem problem) {
        try {
            persistAndFlush(problem);
        } catch (ConstraintViolationException exception) {
            throw switch (String.valueOf(exception.getConstraintName())) {
                case "problem_pkey" -> ProblemRefusals.idTaken(problem.id());
                case "uq_problem_not_closed" ->
                    ProblemRefusals.openAgain(problem.found().kind());
                default -> exception;
            };
        }
    }
}
