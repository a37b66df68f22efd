package org.anju.verification.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.problem.Text;
import org.anju.verification.record.RecordFinding;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.record.RecordFindings;
import org.anju.verification.rule.Finding;
import org.anju.verification.rule.HouseholdInput;

/** Keeps what rules find in records as they are stored. */
@ApplicationScoped
class SubmissionFindings {

    private final RecordFindings findings;

    SubmissionFindings(RecordFindings findings) {
        this.findings = findings;
    }

    record KnownHousehold(String village, HouseholdInput facts) {}

    /**
     * Adds what records show beside their households, which are known now, and keeps it all. Where nothing was found, no
     * statement is sent.
     *
     * @param households by the record's id
     */
    Map<UUID, List<Finding>> keep(Connection connection, List<Submission> stored, Map<UUID, KnownHousehold> households)
            throws SQLException {
        Map<UUID, List<Finding>> found = new HashMap<>();
        List<RecordFinding> rows = new ArrayList<>();
        for (Submission submission : stored) {
            KnownHousehold household = households.get(submission.id());
            List<Finding> ofRecord = new ArrayList<>(submission.findings());
            ofRecord.addAll(submission.evaluation().findings(household.facts()));
            found.put(submission.id(), ofRecord);
            ofRecord.forEach(finding -> rows.add(row(submission.id(), household.village(), finding)));
        }
        findings.add(connection, rows);
        return found;
    }

    private static RecordFinding row(UUID id, String village, Finding finding) {
        return new RecordFinding(
                id,
                village,
                finding.rule(),
                finding.severity(),
                finding.field(),
                finding.message(),
                finding.found(),
                finding.expected());
    }

    /** @return empty where the row has no finding joined to it */
    static List<Finding> read(ResultSet row) throws SQLException {
        if (row.getString("rule") == null) {
            return List.of();
        }
        return List.of(new Finding(
                row.getString("rule"),
                null,
                Severity.valueOf(row.getString("severity")),
                row.getString("field"),
                Text.of(row.getString("english"), row.getString("chinese")),
                row.getString("found"),
                row.getString("expected")));
    }
}
