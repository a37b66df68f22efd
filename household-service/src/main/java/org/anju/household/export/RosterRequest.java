package org.anju.household.export;

import java.util.Locale;
import org.anju.common.caller.RegionScope;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.household.region.Region;

/**
 * Which roster is asked for, by somebody who may have it.
 *
 * @param scope of the caller
 * @param persons whether each person has a line, not only each household
 * @param status or null for all households
 */
record RosterRequest(
        Region region, RegionScope scope, ExportFormat format, boolean persons, HouseholdFacts.Status status) {

    /** Leading digits of the region. */
    String prefix() {
        return region.code().prefix();
    }

    /** @param value ACTIVE, REMOVED or ALL */
    static HouseholdFacts.Status status(String value) {
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "ACTIVE" -> HouseholdFacts.Status.ACTIVE;
            case "REMOVED" -> HouseholdFacts.Status.REMOVED;
            case "ALL" -> null;
            default ->
                throw ProblemException.badRequest(
                                "filter-unknown",
                                Text.of("No such status", "status的取值不存在"),
                                Text.of(
                                        "Give ACTIVE, REMOVED or ALL as status, or leave it out.",
                                        "status应为ACTIVE、REMOVED或ALL,或不填。"))
                        .violation("status", "ACTIVE, REMOVED or ALL", null);
        };
    }
}
