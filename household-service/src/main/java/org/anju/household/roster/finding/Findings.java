package org.anju.household.roster.finding;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is found in one roster, as far as it helps to know. Filled by one thread at a time. */
public final class Findings {

    /** More wrong cells than this are no slips: it is the wrong file, or a wrong column. */
    private static final int MOST_ERRORS = 50_000;

    private static final int MOST_WARNINGS = 10_000;

    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private long errorCount;
    private long warningCount;

    public void add(Finding finding) {
        if (finding.code().severity() == Severity.WARNING) {
            warningCount++;
            keep(warnings, finding, MOST_WARNINGS);
            return;
        }
        errorCount++;
        keep(errors, finding, MOST_ERRORS);
    }

    public boolean hasErrors() {
        return errorCount > 0;
    }

    /** Of all, also of those that are not kept. */
    public long errorCount() {
        return errorCount;
    }

    /** Of all, also of those that are not kept. */
    public long warningCount() {
        return warningCount;
    }

    /** Reading on would tell nothing more. */
    public boolean isFull() {
        return errorCount >= MOST_ERRORS;
    }

    public boolean has(FindingCode code) {
        return errors.stream().anyMatch(error -> error.code() == code);
    }

    /** Whether there are errors that no row or sheet can be blamed for, so that leaving some out does not help. */
    public boolean concernWholeFile() {
        return isFull() || errors.stream().anyMatch(error -> error.sheet() == null && error.row() == null);
    }

    /** How many rows have errors. */
    public long faultyRows() {
        return errors.stream()
                .filter(error -> error.row() != null)
                .map(error -> error.sheet() + '\u001f' + error.row())
                .distinct()
                .count();
    }

    /** Errors first. */
    public List<Finding> all() {
        List<Finding> all = new ArrayList<>(errors);
        all.addAll(warnings);
        return all;
    }

    private static void keep(List<Finding> findings, Finding finding, int most) {
        if (findings.size() < most) {
            findings.add(finding);
        }
    }
}
