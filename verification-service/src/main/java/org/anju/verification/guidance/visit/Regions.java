package org.anju.verification.guidance.visit;

import java.util.HashMap;
import java.util.Map;
import org.anju.common.region.RegionCode;

/** The condition that something is of a region or a part of it. */
final class Regions {

    static final String WITHIN = "regionCode between :from and :to";

    private static final int CODE_DIGITS = 12;

    private Regions() {}

    /** The condition's parameters, to which others may be added. */
    static Map<String, Object> within(RegionCode region) {
        String prefix = region.prefix();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("from", prefix + "0".repeat(CODE_DIGITS - prefix.length()));
        parameters.put("to", prefix + "9".repeat(CODE_DIGITS - prefix.length()));
        return parameters;
    }
}
