package org.anju.household.region;

import java.util.List;
import java.util.Map;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A division as callers see it.
 *
 * @param path from the province down to this region itself
 */
public record RegionResponse(
        @Schema(examples = "622927100000") RegionCode code,
        @Schema(examples = "吹麻滩镇") String name,
        RegionLevel level,

        @Schema(description = "Null for a province 省级为空", examples = "622927000000")
        String parent,

        @Schema(description = "From the province down to this region 由省级到本级")
        List<Step> path) {

    public record Step(String code, String name) {}

    static RegionResponse from(Region region, Map<String, Region> known) {
        return new RegionResponse(
                region.code(),
                region.name(),
                region.level(),
                region.parent(),
                RegionPath.to(region.code(), known).stream()
                        .map(step -> new Step(step.code().value(), step.name()))
                        .toList());
    }
}
