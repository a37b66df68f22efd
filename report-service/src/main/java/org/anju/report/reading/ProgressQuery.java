package org.anju.report.reading;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;

/** Which progress is asked for. */
public record ProgressQuery(UUID campaign, RegionCode region, Breakdown by) {

    public ProgressQuery {
        if (!by.isPossibleWithin(region)) {
            throw ProblemException.badRequest(
                            "breakdown-above-region",
                            Text.of("The region is smaller than its rows would be", "区划小于所选的统计层级"),
                            Text.of(
                                    "Region %s is below the level %s. Leave 'by' out for the next level below the region."
                                            .formatted(region, by.parameter()),
                                    "区划%s低于统计层级%s。可省略by参数,按下一级区划统计。".formatted(region, by.parameter())))
                    .violation("by", "a level within the region", by.parameter());
        }
    }

    /** Rows for the next level below the region. */
    public static ProgressQuery of(String campaign, String region) {
        return of(campaign, region, null);
    }

    static ProgressQuery of(String campaign, String region, String by) {
        UUID campaignId = campaign(required("campaign", campaign));
        RegionCode regionCode = new RegionCode(required("region", region));
        return new ProgressQuery(campaignId, regionCode, by == null ? Breakdown.nextBelow(regionCode) : breakdown(by));
    }

    private static String required(String name, String value) {
        if (value != null && !value.isBlank()) {
            return value;
        }
        throw ProblemException.badRequest(
                        "parameter-missing",
                        Text.of("A parameter is missing", "缺少参数"),
                        Text.of("Give the query parameter '%s'.".formatted(name), "请填写查询参数“%s”。".formatted(name)))
                .violation(name, "required", null);
    }

    private static UUID campaign(String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.badRequest(
                            "campaign-malformed",
                            Text.of("A campaign's id is a UUID", "核验行动编号应为UUID"),
                            Text.of("Take the id from GET /campaigns.", "请使用GET /campaigns返回的编号。"))
                    .violation("campaign", "a UUID", null);
        }
    }

    private static Breakdown breakdown(String value) {
        return Breakdown.named(value).orElseThrow(() -> ProblemException.badRequest(
                        "breakdown-unknown",
                        Text.of("There are no such rows", "没有这种统计方式"),
                        Text.of(
                                "Give one of %s for 'by'.".formatted(Breakdown.names()),
                                "by参数请填写%s之一。".formatted(Breakdown.names())))
                .violation("by", "one of " + Breakdown.names(), null));
    }
}
