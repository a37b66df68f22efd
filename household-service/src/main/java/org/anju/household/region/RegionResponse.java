package org.anju.household.region;

import java.time.LocalDate;
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
        List<Step> path,

        @Schema(description = "The first day on which it is; null: always was 设立日期,空为一直存在", examples = "2026-06-01")
        LocalDate validFrom,

        @Schema(description = "The first day on which it no longer is; null: it is 撤销日期,空为现存")
        LocalDate validTo,

        @Schema(description = "The region that took over 承继的区划")
        String successor,

        @Schema(description = "Former and local names 曾用名与俗称")
        List<Alias> aliases,

        @Schema(description = "Its codes in other systems 在其他系统中的编码")
        List<ExternalCode> externalCodes) {

    public record Step(String code, String name) {}

    static RegionResponse from(
            Region region, Map<String, Region> known, List<Alias> aliases, List<ExternalCode> externalCodes) {
        return new RegionResponse(
                region.code(),
                region.name(),
                region.level(),
                region.parent(),
                RegionPath.to(region.code(), known).stream()
                        .map(step -> new Step(step.code().value(), step.name()))
                        .toList(),
                region.validFrom(),
                region.validTo(),
                region.successor(),
                aliases,
                externalCodes);
    }
}
