package org.anju.household.roster.storage;

import java.util.function.Consumer;
import org.anju.household.roster.row.RosterRow;

/** Where the rows of a roster come from, one after the other. */
public interface RowSource {

    void forEach(Consumer<RosterRow> rows);
}
