package org.anju.household.roster.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anju.household.roster.finding.Severity;

/**
 * What is wrong in a row.
 *
 * @param cells by their columns, from 0
 */
record RowNotes(SortedMap<Integer, Severity> cells, List<String> messages) {

    RowNotes() {
        this(new TreeMap<>(), new ArrayList<>());
    }

    String text() {
        return String.join("\n", messages);
    }
}
