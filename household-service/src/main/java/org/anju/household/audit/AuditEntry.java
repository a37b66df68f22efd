package org.anju.household.audit;

import java.util.Map;
import org.anju.common.caller.RegionScope;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;

/**
 * What somebody did; who and when is added by {@link AuditLog}.
 *
 * @param objectType such as household, or null when it was no single thing
 * @param objectId its id, or null
 * @param region the smallest region that holds all that was touched, or null when there is none
 * @param details ids, codes and counts; no personal data
 */
public record AuditEntry(
        AuditAction action, String objectType, String objectId, RegionCode region, Map<String, Object> details) {

    public static AuditEntry of(AuditAction action) {
        return new AuditEntry(action, null, null, null, Map.of());
    }

    public AuditEntry on(String type, Object id) {
        return new AuditEntry(action, type, id.toString(), region, details);
    }

    public AuditEntry in(RegionCode place) {
        return new AuditEntry(action, objectType, objectId, place, details);
    }

    /** In the given region or, without one, wherever the caller may look. */
    public AuditEntry in(RegionCode place, RegionScope scope) {
        return in(place == null ? commonRegion(scope) : place);
    }

    public AuditEntry with(Map<String, Object> facts) {
        return new AuditEntry(action, objectType, objectId, region, facts);
    }

    private static RegionCode commonRegion(RegionScope scope) {
        if (scope.prefixes().isEmpty()) {
            return null;
        }
        // Sorted: what the first and the last have in common, all have.
        String first = scope.prefixes().getFirst();
        String last = scope.prefixes().getLast();
        RegionCode common = null;
        for (RegionLevel level : RegionLevel.values()) {
            int digits = level.digits();
            if (first.length() < digits || !last.startsWith(first.substring(0, digits))) {
                break;
            }
            common = new RegionCode(first.substring(0, digits) + "0".repeat(12 - digits));
        }
        return common;
    }
}
