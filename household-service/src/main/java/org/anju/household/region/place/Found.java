package org.anju.household.region.place;

import java.util.List;
import org.anju.household.region.RegionNames.Named;

/** What came of looking for a place. */
public sealed interface Found {

    /**
     * @param region as it is today
     * @param origin what the place was taken for first, when that is not the region by its present name; else null
     */
    record One(Named region, Origin origin) implements Found {}

    /** @param name by which it was found */
    record Origin(Named region, String name, Because because) {}

    enum Because {
        /** By a former or local name. */
        ALIAS,
        /** It has ended, and the region took over. */
        ENDED
    }

    record Several(Part part, List<Named> candidates) implements Found {}

    /**
     * @param within name of what was searched, or empty for the country
     * @param near regions there with names much like it
     */
    record None(Part part, String within, List<Named> near) implements Found {}

    /** It has ended, and nothing took over. */
    record Ended(Part part, Named region) implements Found {}

    record OutOfScope(Part part) implements Found {}

    /** The code is that of another region than the names tell. */
    record Contradictory(Named ofCode) implements Found {}
}
