package org.anju.verification.recheck.sample;

import static org.anju.verification.recheck.StatementRunner.uuid;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.StatementRunner;

/** Finds the records that a sample may be drawn from. */
@ApplicationScoped
class FrameSource {

    /**
     * The evidence of each is complete, and its village is not closed: closing waits for rechecks, not the other way round.
     * One statement, hence one moment.
     */
    private static final String CANDIDATES = """
            SELECT v.id, v.household_id, v.village_code, v.assurance_category, v.assurance_mode, v.safety_grade,
                v.situation, v.details ->> 'access' AS access, (v.details ->> 'renovation') IS NOT NULL AS renovated,
                coalesce(f.found, false) AS found, coalesce(f.unsettled, false) AS unsettled,
                v.submitted_by, v.submitted_by_name
            FROM verification v
            JOIN household h ON h.id = v.household_id AND h.active
            LEFT JOIN LATERAL (
                SELECT bool_or(severity IN ('REVIEW', 'BLOCK')) AS found,
                    bool_or(severity = 'REVIEW' AND settled_at IS NULL) AS unsettled
                FROM record_finding WHERE verification_id = v.id) f ON true
            WHERE v.campaign_id = ? AND v.village_code BETWEEN ? AND ? AND v.standing = 'STANDING'
                AND v.state IN ('COMPLETED', 'TOWNSHIP_APPROVED', 'COUNTY_CONFIRMED')
            """;

    private final StatementRunner statements;

    FrameSource(StatementRunner statements) {
        this.statements = statements;
    }

    List<Candidate> candidates(UUID campaign, RegionCode region) {
        String prefix = region.prefix();
        String rest = "9".repeat(12 - prefix.length());
        return statements.query(CANDIDATES, FrameSource::candidate, campaign, region.value(), prefix + rest);
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                uuid(row, "id"),
                uuid(row, "household_id"),
                row.getString("village_code"),
                row.getString("assurance_category"),
                row.getString("assurance_mode"),
                row.getString("safety_grade"),
                row.getString("situation"),
                row.getString("access"),
                row.getBoolean("renovated"),
                row.getBoolean("found"),
                row.getBoolean("unsettled"),
                row.getString("submitted_by"),
                row.getString("submitted_by_name"));
    }
}
