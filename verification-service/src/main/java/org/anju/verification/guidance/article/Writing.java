package org.anju.verification.guidance.article;

import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.caller.Roles;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;

/** Who writes for whom: guides of a county for their county, those of a prefecture or more for everybody too. */
final class Writing {

    private static final String FOR_EVERYBODY = "";

    private Writing() {}

    /** @param region null for everybody */
    static String prefixFor(RegionCode region, Caller caller) {
        if (region != null) {
            caller.scope().requireCovers(region);
            if (region.level().compareTo(RegionLevel.COUNTY) > 0) {
                throw ArticleRefusals.regionTooSmall(region);
            }
            return region.prefix();
        }
        if (!forEverybody(caller.scope())) {
            throw ArticleRefusals.regionNeeded();
        }
        return FOR_EVERYBODY;
    }

    static boolean mayWrite(Caller caller, String regionPrefix) {
        if (!caller.has(Roles.GUIDE)) {
            return false;
        }
        return regionPrefix.equals(FOR_EVERYBODY)
                ? forEverybody(caller.scope())
                : caller.scope().coversCode(regionPrefix);
    }

    static boolean forEverybody(RegionScope scope) {
        return scope.prefixes().stream().anyMatch(prefix -> prefix.length() <= RegionLevel.PREFECTURE.digits());
    }
}
