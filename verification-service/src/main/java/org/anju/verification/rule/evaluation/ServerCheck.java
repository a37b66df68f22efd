package org.anju.verification.rule.evaluation;

import java.util.Set;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.rule.Check;
import org.anju.verification.rule.Rule;

/** What a rule set says of a check that the server's own code makes. */
public final class ServerCheck {

    private final Rule rule;
    private final Check check;
    private final ConcernedRecords records;
    private final Set<String> exemptSituations;

    ServerCheck(Rule rule, Check check, ConcernedRecords records) {
        this.rule = rule;
        this.check = check;
        this.records = records;
        this.exemptSituations = records.situationsThatExempt(rule, check);
    }

    public Severity severity() {
        return check.severity();
    }

    /** Of what only may be as the check says: nothing is blocked for it. */
    public Severity severityInDoubt() {
        return severity() == Severity.BLOCK ? Severity.REVIEW : severity();
    }

    /** Whether it may be found in such a record. */
    public boolean concerns(RecordKind kind) {
        return records.concerns(rule, check, records.known(kind));
    }

    /** Records in these it does not concern, nor are they held against others. */
    public Set<String> exemptSituations() {
        return exemptSituations;
    }

    /** @param situation of a record, or null */
    public boolean exempts(String situation) {
        return situation != null && exemptSituations.contains(situation);
    }
}
