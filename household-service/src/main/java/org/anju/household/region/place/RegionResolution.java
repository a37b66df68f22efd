package org.anju.household.region.place;

import java.util.List;
import org.anju.household.region.RegionResponse;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which region was meant. */
record RegionResolution(
        Outcome outcome,

        @Schema(description = "Set when the outcome is RESOLVED 结果为RESOLVED时给出")
        RegionResponse region,

        @Schema(
                description =
                        "What was found first, when the region goes by another name today or took over from it 曾用名、俗称或已撤销区划")
        ResolvedFrom resolvedFrom,

        @Schema(description = "Set when the outcome is AMBIGUOUS, at most 50 有歧义时的候选,至多50个")
        List<RegionResponse> candidates,

        @Schema(description = "Set when the outcome is UNKNOWN 未找到时名称相近的区划")
        List<RegionResponse> nearNames) {

    enum Outcome {
        /** 唯一. */
        RESOLVED,
        /** 有歧义. */
        AMBIGUOUS,
        /** 没有. */
        UNKNOWN,
        /** 已撤销,无承继. */
        ENDED,
        /** 代码与名称不符. */
        CONTRADICTORY
    }

    record ResolvedFrom(String code, String name, Found.Because because) {

        /** @param origin may be null */
        static ResolvedFrom of(Found.Origin origin) {
            return origin == null ? null : new ResolvedFrom(origin.region().code(), origin.name(), origin.because());
        }
    }
}
