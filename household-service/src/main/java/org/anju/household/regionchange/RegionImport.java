package org.anju.household.regionchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An import that was carried out.
 *
 * @param sha256 of the rows in their normal form
 * @param regions leading digits of all subtrees that its rows name
 */
record RegionImport(
        UUID id,
        byte[] sha256,
        List<String> regions,
        String ownerName,
        Instant importedAt,
        int rows,
        long regionsChanged,
        long householdsMoved) {}
