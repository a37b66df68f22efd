package org.anju.verification.recheck.task;

import static org.anju.verification.recheck.StatementRunner.uuid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.anju.verification.recheck.StatementRunner;

/** What rechecks still keep a village from being closed. */
@ApplicationScoped
public class OpenRechecks {

    private static final String TO_VISIT = """
            SELECT DISTINCT household_id FROM recheck_task WHERE campaign_id = ? AND village_code = ? AND state = 'OPEN'
            ORDER BY household_id
            """;
    private static final String UNSETTLED = """
            SELECT DISTINCT household_id FROM recheck
            WHERE campaign_id = ? AND village_code = ? AND result = 'DIFFERS' AND severity = 'ERROR' AND settled_at IS NULL
            ORDER BY household_id
            """;
    private static final String RETURNING = """
            SELECT 1 FROM recheck_reverification WHERE campaign_id = ? AND township = ? AND finished_at IS NULL LIMIT 1
            """;

    private final StatementRunner statements;

    OpenRechecks(StatementRunner statements) {
        this.statements = statements;
    }

    /**
     * @param toVisit households that are still to be visited again
     * @param unsettled households of which a recheck found an error about which nothing was decided
     * @param returning whether the records of the village's township are just being returned
     */
    public record Remaining(List<UUID> toVisit, List<UUID> unsettled, boolean returning) {

        public boolean none() {
            return toVisit.isEmpty() && unsettled.isEmpty() && !returning;
        }
    }

    /** In the current transaction, whose scope must cover the village's township. */
    @Transactional(TxType.MANDATORY)
    public Remaining of(UUID campaign, String villageCode) {
        String township = villageCode.substring(0, 9) + "000";
        return new Remaining(
                statements.query(TO_VISIT, row -> uuid(row, "household_id"), campaign, villageCode),
                statements.query(UNSETTLED, row -> uuid(row, "household_id"), campaign, villageCode),
                statements.first(RETURNING, row -> true, campaign, township).isPresent());
    }
}
