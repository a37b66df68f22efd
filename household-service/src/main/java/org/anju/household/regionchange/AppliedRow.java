package org.anju.household.regionchange;

import java.time.LocalDate;
import java.util.List;

/**
 * What a row has done.
 *
 * @param before name or code before, or null
 * @param after name or code after, or null
 * @param changed codes of the regions that are not as they were, of which others are told
 */
record AppliedRow(
        int row,
        RegionAction action,
        String code,
        LocalDate effectiveOn,
        String before,
        String after,
        List<String> changed,
        long householdsMoved) {}
