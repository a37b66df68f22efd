package org.anju.verification.recheck.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.caller.Caller;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.verification.recheck.StatementRunner;
import org.anju.verification.record.RecordVeil;

/** Whoever is to visit a household again does not read what was recorded of it before. */
@ApplicationScoped
class BlindRechecks implements RecordVeil {

    private static final String HOUSEHOLDS = """
            SELECT household_id FROM recheck_task WHERE assignee = ? AND campaign_id = ? AND state = 'OPEN'
            """;

    private final StatementRunner statements;

    BlindRechecks(StatementRunner statements) {
        this.statements = statements;
    }

    @Override
    public Set<UUID> hiddenHouseholds(UUID campaign, Caller caller) {
        return statements.query(HOUSEHOLDS, row -> row.getObject(1, UUID.class), caller.username(), campaign).stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public ProblemException refusal(UUID record) {
        return ProblemException.forbidden(
                        "recheck-blind",
                        Text.of("You are to look at this household with fresh eyes", "您须独立复核该户"),
                        Text.of(
                                "You hold an open recheck task of the household of record %s and may not read it before you have sent what you found: POST /api/v1/rechecks. Should you not be able to go, have the task assigned to somebody else."
                                        .formatted(record),
                                "您持有记录%s所属户的待办复核任务,在提交复核结果(POST /api/v1/rechecks)前不得查看原记录。如无法前往,请将任务改派他人。"
                                        .formatted(record)))
                .violation("id", "a record whose household you do not recheck", record.toString());
    }
}
