package org.anju.verification.recheck.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.verification.recheck.StatementRunner;

/**
 * Who may not look at a household with fresh eyes: whoever recorded it, was on the visit, or acted on one of its records in the
 * campaign, be it the record that was drawn or another one.
 */
@ApplicationScoped
public class InvolvedPeople {

    /** Accounts are named by those who tell of companions, in whichever case they write. */
    private static final String ON_THE_VISIT = """
            lower(v.submitted_by_name) = lower(?)
            OR EXISTS (
                SELECT FROM jsonb_array_elements_text(
                    CASE jsonb_typeof(v.details -> 'companions') WHEN 'array' THEN v.details -> 'companions' ELSE '[]' END)
                    AS companion
                WHERE lower(companion) = lower(?))
            """;

    private static final String HOUSEHOLDS = """
            SELECT DISTINCT v.household_id FROM verification v
            WHERE v.campaign_id = ? AND v.household_id = ANY (?::uuid[]) AND (
                %s
                OR EXISTS (
                    SELECT FROM timeline_entry e WHERE e.verification_id = v.id AND lower(e.acted_by_name) = lower(?)))
            """.formatted(ON_THE_VISIT);
    private static final String VISITED = """
            SELECT 1 FROM verification v WHERE v.campaign_id = ? AND v.household_id = ? AND (%s) LIMIT 1
            """.formatted(ON_THE_VISIT);

    private final StatementRunner statements;

    InvolvedPeople(StatementRunner statements) {
        this.statements = statements;
    }

    /** Those of the households whose records the account had a part in. */
    public Set<UUID> householdsOf(String account, UUID campaign, Collection<UUID> households) {
        return statements
                .query(HOUSEHOLDS, row -> row.getObject(1, UUID.class), campaign, households, account, account, account)
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the account recorded the household or accompanied whoever did; reviewing is not asked for. */
    public boolean tookPartInVisit(String account, UUID campaign, UUID household) {
        return statements
                .first(VISITED, row -> true, campaign, household, account, account)
                .isPresent();
    }
}
