package org.anju.local.verify;

import java.util.SortedMap;

/** One line of the result: the recount from the source against what the reports say. */
record Comparison(String subject, Counts source, Counts report) {

    SortedMap<String, Long> difference() {
        return source.differenceTo(report);
    }

    boolean equal() {
        return difference().isEmpty();
    }
}
