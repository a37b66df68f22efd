package org.anju.household.roster.finding;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is found in one roster, up to a number that a person can work through. Filled by one thread. */
public final class Findings {

    private static final int MOST_ERRORS = 1000;
    private static final int MOST_WARNINGS = 100;

    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    public void add(Finding finding) {
        if (finding.code().severity() == Severity.WARNING) {
            keep(warnings, finding, MOST_WARNINGS);
            return;
        }
        keep(errors, finding, MOST_ERRORS);
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    public int errorCount() {
        return errors.size();
    }

    /** Reading on would tell nothing more. */
    public boolean isFull() {
        return errors.size() == MOST_ERRORS;
    }

    /** Errors first. */
    public List<Finding> all() {
        List<Finding> all = new ArrayList<>(errors);
        all.addAll(warnings.subList(0, Math.min(warnings.size(), MOST_ERRORS - errors.size())));
        return all;
    }

    private static void keep(List<Finding> findings, Finding finding, int most) {
        if (findings.size() < most) {
            findings.add(finding);
        }
    }
}
