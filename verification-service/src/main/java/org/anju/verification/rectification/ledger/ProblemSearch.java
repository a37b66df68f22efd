package org.anju.verification.rectification.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.anju.verification.rectification.Problem;
import org.anju.verification.rectification.ProblemState;

/** Keyset pages of problems, by the day on which they are due: what is longest overdue comes first. */
@ApplicationScoped
class ProblemSearch {

    private static final int REGION_DIGITS = 12;

    private final EntityManager entities;

    ProblemSearch(EntityManager entities) {
        this.entities = entities;
    }

    /** @param prefixes leading digits of the subtrees asked for */
    List<Problem> page(
            ProblemFilter filter, Collection<String> prefixes, LocalDate today, ProblemCursor after, int limit) {
        CriteriaBuilder criteria = entities.getCriteriaBuilder();
        CriteriaQuery<Problem> query = criteria.createQuery(Problem.class);
        Root<Problem> problem = query.from(Problem.class);
        List<Predicate> all = new ArrayList<>();
        all.add(within(prefixes, criteria, problem));
        all.add(criteria.or(
                criteria.greaterThan(problem.<LocalDate>get("dueOn"), after.dueOn()),
                criteria.and(
                        criteria.equal(problem.get("dueOn"), after.dueOn()),
                        criteria.greaterThan(problem.<UUID>get("id"), after.id()))));
        addEqual(filter.campaign(), "campaignId", criteria, problem.get("found"), all);
        addEqual(filter.household(), "householdId", criteria, problem.get("found"), all);
        addEqual(filter.kind(), "kind", criteria, problem.get("found"), all);
        addEqual(filter.state(), "state", criteria, problem, all);
        addEqual(filter.assignee(), "assignee", criteria, problem, all);
        addEqual(filter.escalation(), "escalation", criteria, problem, all);
        Predicate notClosed = criteria.notEqual(problem.get("state"), ProblemState.CLOSED);
        addIf(
                filter.overdue(),
                criteria.and(notClosed, criteria.lessThan(problem.<LocalDate>get("dueOn"), today)),
                all);
        addIf(
                filter.closable(),
                criteria.and(
                        notClosed,
                        criteria.isNotNull(problem.get("reverification").get("at"))),
                all);
        query.where(all.toArray(Predicate[]::new))
                .orderBy(criteria.asc(problem.get("dueOn")), criteria.asc(problem.get("id")));
        return entities.createQuery(query).setMaxResults(limit).getResultList();
    }

    private static Predicate within(Collection<String> prefixes, CriteriaBuilder criteria, Root<Problem> problem) {
        return criteria.or(prefixes.stream()
                .map(prefix -> criteria.between(
                        problem.get("found").<String>get("villageCode"), padded(prefix, "0"), padded(prefix, "9")))
                .toArray(Predicate[]::new));
    }

    private static void addEqual(
            Object wanted, String field, CriteriaBuilder criteria, Path<?> path, List<Predicate> all) {
        if (wanted != null) {
            all.add(criteria.equal(path.get(field), wanted));
        }
    }

    private static void addIf(Boolean wanted, Predicate condition, List<Predicate> all) {
        if (wanted != null) {
            all.add(wanted ? condition : condition.not());
        }
    }

    private static String padded(String prefix, String digit) {
        return prefix + digit.repeat(REGION_DIGITS - prefix.length());
    }
}
