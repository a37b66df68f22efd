package org.anju.common.fact;

import java.time.Instant;
import java.time.LocalDate;
import org.anju.common.region.RegionLevel;

/**
 * An administrative division as it stands after a change. The snapshot in every {@code org.anju.region.*} event.
 *
 * @param parent null for a province
 * @param validFrom the first day on which it is, or null when it always was
 * @param validTo the first day on which it no longer is, or null while it is
 * @param successor the division that took over, or null
 * @param version grows with every change of the division
 */
public record RegionFacts(
        String code,
        String name,
        RegionLevel level,
        String parent,
        LocalDate validFrom,
        LocalDate validTo,
        String successor,
        long version,
        Instant occurredAt) {

    public static final String CHANGED = "org.anju.region.changed.v1";
}
