package org.anju.report.reading;

import java.util.List;

/** Adds counts up to a report's numbers. */
final class Tally {

    /** A record's stages, in their order. Any other state, such as RETURNED, is that of a record and no more. */
    private static final List<String> STAGES =
            List.of("SUBMITTED", "COMPLETED", "TOWNSHIP_APPROVED", "COUNTY_CONFIRMED", "LOCKED");

    private final long[] reached = new long[STAGES.size()];
    private long households;
    private long notSecured;
    private long newToday;

    void addHouseholds(long number) {
        households += number;
    }

    void add(ProgressCount count) {
        int last = Math.max(STAGES.indexOf(count.state()), 0);
        for (int stage = 0; stage <= last; stage++) {
            reached[stage] += count.households();
        }
        if (!count.secured()) {
            notSecured += count.households();
        }
        if (count.today()) {
            newToday += count.households();
        }
    }

    ProgressNumbers numbers() {
        return ProgressNumbers.of(
                households, reached[0], reached[1], reached[2], reached[3], reached[4], notSecured, newToday);
    }
}
