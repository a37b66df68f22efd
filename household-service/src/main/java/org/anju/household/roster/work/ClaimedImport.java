package org.anju.household.roster.work;

import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.household.registry.RecordedChange;
import org.anju.household.roster.BadRows;
import org.anju.household.roster.ImportTask;
import org.anju.household.roster.RosterImport;

/**
 * An import that this instance works on.
 *
 * @param holder new for each claim, so that a worker that was thought dead cannot interfere later
 * @param regions leading digits of the subtrees that the roster may touch
 * @param attempt counted from 1
 * @param change how the roster tells of what it changes
 */
record ClaimedImport(
        UUID id,
        UUID holder,
        ImportTask task,
        BadRows badRows,
        List<String> regions,
        int attempt,
        RecordedChange change) {

    RegionScope scope() {
        return RosterImport.scopeOf(regions);
    }
}
