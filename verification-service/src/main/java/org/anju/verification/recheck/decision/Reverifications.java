package org.anju.verification.recheck.decision;

import static org.anju.verification.recheck.StatementRunner.instant;
import static org.anju.verification.recheck.StatementRunner.uuid;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.StatementRunner;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.RecordTransitions;
import org.anju.verification.record.RecordTransitions.Act;
import org.anju.verification.record.ReturnReason;
import org.anju.verification.record.VerificationState;
import org.jboss.logging.Logger;

/**
 * Returns all records of townships that are to be verified again, some at a time, each part with its count in one transaction.
 * Where it stands is in the records themselves: after a crash whichever instance comes next goes on.
 */
@ApplicationScoped
class Reverifications {

    private static final Logger LOG = Logger.getLogger(Reverifications.class);

    /** Few enough that reviewers of the same township hardly wait. */
    private static final int PART = 500;

    /** The reason in the records' timelines. */
    static final String REASON = ReturnReason.RECHECK_FAILED.name();

    /** What is recorded after the decision is a new visit, and stays. */
    private static final String RECORDS = """
            FROM verification
            WHERE campaign_id = ? AND village_code BETWEEN ? AND ? AND standing = 'STANDING' AND state = ANY (?::text[])
                AND received_at <= ?
            """;

    /** Their villages are closed: an approved change request opens each, nothing else does. */
    private static final List<String> LOCKED = List.of(VerificationState.LOCKED.name());

    private static final String COUNT = "SELECT count(*) " + RECORDS;
    private static final String NEXT_PART = "SELECT id " + RECORDS + "ORDER BY id LIMIT " + PART;
    private static final String ADD = """
            INSERT INTO recheck_reverification (decision_id, sample_id, campaign_id, township, until, total, locked)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;
    /** Of several instances each takes another township. */
    private static final String NEXT = """
            SELECT r.decision_id, r.campaign_id, r.township, r.until, d.decided_by, d.decided_by_name, d.note
            FROM recheck_reverification r JOIN recheck_decision d ON d.id = r.decision_id
            WHERE r.finished_at IS NULL ORDER BY r.until LIMIT 1 FOR UPDATE OF r SKIP LOCKED
            """;

    private static final String ADVANCE =
            "UPDATE recheck_reverification SET returned = returned + ? WHERE decision_id = ?";
    private static final String FINISH =
            "UPDATE recheck_reverification SET finished_at = ?, locked = ? WHERE decision_id = ?";

    private final StatementRunner statements;
    private final RecordTransitions transitions;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    Reverifications(StatementRunner statements, RecordTransitions transitions, RowSecurity rowSecurity, Clock clock) {
        this.statements = statements;
        this.transitions = transitions;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    private record Running(UUID decision, UUID campaign, RegionCode township, Instant until, Act act) {}

    /** In the transaction of the decision; the records follow after its commit. */
    void begin(UUID decision, UUID sample, UUID campaign, RegionCode township, Instant until) {
        int total = count(campaign, township, returnable(), until);
        int locked = count(campaign, township, LOCKED, until);
        statements.update(ADD, decision, sample, campaign, township, until, total, locked);
    }

    private int count(UUID campaign, RegionCode township, List<String> states, Instant until) {
        return statements
                .first(COUNT, row -> row.getInt(1), campaign, township, lastOf(township), states, until)
                .orElseThrow();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void goOn() {
        try {
            while (QuarkusTransaction.requiringNew().call(this::returnPart)) {}
        } catch (RuntimeException failure) {
            if (!DatabaseException.isPassing(failure)) {
                throw failure;
            }
            LOG.warnf("Records of townships to be verified again wait: %s", failure.getMessage());
        }
    }

    /** @return whether there was something to do */
    private boolean returnPart() {
        rowSecurity.restrictTo(RegionScope.everything());
        Optional<Running> next = statements.first(NEXT, Reverifications::running);
        next.ifPresent(this::returnPart);
        return next.isPresent();
    }

    private void returnPart(Running running) {
        List<UUID> part = statements.query(
                NEXT_PART,
                row -> uuid(row, "id"),
                running.campaign(),
                running.township(),
                lastOf(running.township()),
                returnable(),
                running.until());
        if (part.isEmpty()) {
            // Counted again: a village may have been closed just before it was decided.
            int locked = count(running.campaign(), running.township(), LOCKED, running.until());
            statements.update(FINISH, clock.instant().truncatedTo(ChronoUnit.MICROS), locked, running.decision());
            LOG.infof(
                    "Returned the records of township %s, as decided by %s; %d are locked in closed villages",
                    running.township(), running.decision(), locked);
            return;
        }
        int returned = transitions.move(RecordStep.RETURN, part, running.act()).size();
        statements.update(ADVANCE, returned, running.decision());
    }

    private static List<String> returnable() {
        return RecordStep.RETURN.from().stream().map(Enum::name).toList();
    }

    private static String lastOf(RegionCode township) {
        return township.prefix() + "9".repeat(12 - township.prefix().length());
    }

    private static Running running(ResultSet row) throws SQLException {
        return new Running(
                uuid(row, "decision_id"),
                uuid(row, "campaign_id"),
                new RegionCode(row.getString("township")),
                instant(row, "until"),
                new Act(row.getString("decided_by"), row.getString("decided_by_name"), REASON, row.getString("note")));
    }
}
