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

    /**
     * A household that has moved has its record, and the sample that could draw it, in another village. Records that are locked
     * already can be drawn no more: they alone ask for no sample. Frames hold whole counties and are looked into by their key,
     * however little statistics know of one that has just been filled.
     */
    private static final String NEVER_IN_A_FRAME = """
            WITH confirmed AS MATERIALIZED (
                SELECT h.id AS household_id, v.id, v.state, v.village_code
                FROM (SELECT ?::uuid AS campaign_id, ?::text AS village_code) asked
                JOIN household h ON h.village_code = asked.village_code AND h.active
                CROSS JOIN LATERAL (
                    SELECT r.id, r.state, r.village_code FROM verification r
                    WHERE r.campaign_id = asked.campaign_id AND r.household_id = h.id AND r.standing = 'STANDING'
                    OFFSET 0) v
                WHERE v.state IN ('COUNTY_CONFIRMED', 'LOCKED')),
            around AS MATERIALIZED (
                SELECT DISTINCT rpad(left(c.village_code, digits), 12, '0') AS region
                FROM confirmed c CROSS JOIN unnest('{2,4,6,9,12}'::integer[]) AS digits),
            sample AS MATERIALIZED (
                SELECT s.id FROM recheck_sample s
                WHERE s.campaign_id = ? AND s.region IN (SELECT region FROM around))
            SELECT household_id FROM confirmed
            WHERE EXISTS (SELECT FROM confirmed c WHERE c.state = 'COUNTY_CONFIRMED')
                AND NOT EXISTS (
                    SELECT FROM confirmed c CROSS JOIN sample s
                    CROSS JOIN LATERAL (
                        SELECT FROM recheck_frame f WHERE f.sample_id = s.id AND f.verification_id = c.id OFFSET 0) f)
            ORDER BY household_id
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

    /**
     * The village's households with a confirmed record when no sample of the campaign could have drawn any of these records. In
     * the current transaction, whose scope must cover every village that they were made in.
     */
    @Transactional(TxType.MANDATORY)
    public List<UUID> neverInAFrame(UUID campaign, String villageCode) {
        return statements.query(NEVER_IN_A_FRAME, row -> uuid(row, "household_id"), campaign, villageCode, campaign);
    }
}
