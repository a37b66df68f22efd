package org.anju.verification.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.problem.Violation;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;

/** Why a campaign is not to be had, created or changed, or something is not done in it. */
final class CampaignRefusals {

    private CampaignRefusals() {}

    static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                        "campaign-unknown",
                        Text.of("No such campaign", "没有该核验行动"),
                        Text.of(
                                "There is no campaign %s in your regions. GET /api/v1/campaigns lists those there are."
                                        .formatted(id),
                                "您的区域内没有核验行动%s。可通过GET /api/v1/campaigns查看。".formatted(id)))
                .violation("campaignId", "a campaign of your regions", String.valueOf(id));
    }

    static ProblemException idTaken(UUID id) {
        return ProblemException.conflict(
                        "campaign-exists",
                        Text.of("This id is taken", "该编号已被使用"),
                        Text.of(
                                "Another campaign has the id %s. Use a new id.".formatted(id),
                                "编号%s已属于另一核验行动。请使用新的编号。".formatted(id)))
                .violation("id", "not yet used", id.toString());
    }

    static ProblemException windowReversed(LocalDate startsOn, LocalDate deadline) {
        return ProblemException.unprocessable(
                        "campaign-window",
                        Text.of("The deadline is too early", "截止日期过早"),
                        Text.of(
                                "The deadline %s lies before the first day %s.".formatted(deadline, startsOn),
                                "截止日期%s早于开始日期%s。".formatted(deadline, startsOn)))
                .violation("deadline", "on or after startsOn", deadline.toString());
    }

    /** @param published those that a campaign may have */
    static ProblemException ruleSetUnknown(String id, List<String> published) {
        String known = String.join(", ", published);
        return ProblemException.unprocessable(
                        "rule-set-unknown",
                        Text.of("No such rule set", "没有该规则集"),
                        Text.of(
                                "No rule set '%s' is published. Published are: %s.".formatted(id, known),
                                "没有已发布的规则集“%s”。已发布的有:%s。".formatted(id, known)))
                .violation(new Violation("ruleSet", "a published rule set", id, known, null, null));
    }

    static ProblemException ended(UUID id) {
        return ProblemException.conflict(
                        "campaign-ended",
                        Text.of("The campaign has ended", "核验行动已结束"),
                        Text.of(
                                "In campaign %s nothing is opened or assigned any more. A supervisor can resume it: PATCH /api/v1/campaigns/%s with ended=false."
                                        .formatted(id, id),
                                "核验行动%s已结束,不再开放村或分派任务。可由督导人员恢复:PATCH /api/v1/campaigns/%s,ended=false。"
                                        .formatted(id, id)))
                .violation("campaignId", "a campaign that has not ended", id.toString());
    }

    static ProblemException notVillage(RegionCode village) {
        return ProblemException.badRequest(
                        "village-needed",
                        Text.of("This is for one village", "此操作以村为单位"),
                        Text.of(
                                "%s is a %s. Give the code of a village."
                                        .formatted(
                                                village, village.level().name().toLowerCase(Locale.ROOT)),
                                "%s不是村级区划。请填写村级代码。".formatted(village)))
                .violation("village", RegionLevel.VILLAGE + " code", village.value());
    }

    static ProblemException regionOutside(RegionCode region, Campaign campaign) {
        return ProblemException.notFound(
                        "region-outside-campaign",
                        Text.of("The campaign does not cover the region", "该核验行动不包括此区域"),
                        Text.of(
                                "Region %s is not within the regions %s of the campaign."
                                        .formatted(region, campaign.regions()),
                                "区划%s不在核验行动的区域%s内。".formatted(region, campaign.regions())))
                .violation("region", "within " + campaign.regions(), region.value());
    }
}
