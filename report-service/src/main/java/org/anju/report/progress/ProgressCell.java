package org.anju.report.progress;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.anju.report.counting.Division;

/** What households are counted by. */
record ProgressCell(
        UUID campaignId, Division division, LocalDate day, Assurance assurance, String state, boolean secured)
        implements Comparable<ProgressCell> {

    private static final Comparator<ProgressCell> ORDER = Comparator.comparing(ProgressCell::campaignId)
            .thenComparing(ProgressCell::division)
            .thenComparing(ProgressCell::day)
            .thenComparing(cell -> cell.assurance().category())
            .thenComparing(cell -> cell.assurance().mode())
            .thenComparing(ProgressCell::state)
            .thenComparing(ProgressCell::secured);

    @Override
    public int compareTo(ProgressCell other) {
        return ORDER.compare(this, other);
    }
}
