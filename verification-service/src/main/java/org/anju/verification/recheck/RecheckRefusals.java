package org.anju.verification.recheck;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;

/** The reasons for which something about samples and their tasks is refused. */
public final class RecheckRefusals {

    private RecheckRefusals() {}

    public static ProblemException sampleUnknown(UUID id) {
        return ProblemException.notFound(
                        "recheck-sample-unknown",
                        Text.of("No such sample", "没有该抽查样本"),
                        Text.of(
                                "There is no recheck sample %s in your regions. GET /api/v1/recheck-samples lists those there are."
                                        .formatted(id),
                                "您的区域内没有抽查样本%s。可通过GET /api/v1/recheck-samples查看。".formatted(id)))
                .violation("id", "a sample of your regions", String.valueOf(id));
    }

    public static ProblemException idTaken(String what, UUID id) {
        return ProblemException.conflict(
                        "recheck-id-taken",
                        Text.of("This id is taken", "该编号已被使用"),
                        Text.of(
                                "Another %s with other content has the id %s. Use a new id.".formatted(what, id),
                                "编号%s已用于内容不同的请求。请使用新的编号。".formatted(id)))
                .violation("id", "not used before with other content", String.valueOf(id));
    }

    public static ProblemException levelNotYours(RecheckLevel level) {
        return ProblemException.forbidden(
                        "recheck-level-not-yours",
                        Text.of("Your role does not draw samples of this level", "您的角色不能抽取该级样本"),
                        Text.of(
                                "A sample of level %s is drawn by a county reviewer or a supervisor; township reviewers draw samples of level TOWNSHIP."
                                        .formatted(level),
                                "%s级样本由县级复核人员或督导人员抽取;乡镇审核人员可抽取TOWNSHIP级样本。".formatted(level)))
                .violation("level", "TOWNSHIP for a township reviewer", level.name());
    }

    public static ProblemException regionTooSmall(RegionCode region, RecheckLevel level) {
        return ProblemException.unprocessable(
                        "recheck-region-too-small",
                        Text.of("The region is smaller than the level", "区域小于抽查级别"),
                        Text.of(
                                "A sample of level %s is drawn from a whole %s or more; %s is smaller. Name a region of that size, or use level TOWNSHIP."
                                        .formatted(level, level.name().toLowerCase(Locale.ROOT), region),
                                "%s级样本须从整个相应级别或更大的区域抽取,区划%s过小。请更换区划或改用TOWNSHIP级。".formatted(level, region)))
                .violation("region", "at least a " + level.name(), region.value());
    }

    public static ProblemException regionOutsideCampaign(RegionCode region, UUID campaign) {
        return ProblemException.unprocessable(
                        "recheck-region-outside-campaign",
                        Text.of("The campaign does not cover the region", "该核验行动不包括此区域"),
                        Text.of(
                                "Region %s is not within the regions of campaign %s. Name one that is."
                                        .formatted(region, campaign),
                                "区划%s不在核验行动%s的区域内。请填写其范围内的区划。".formatted(region, campaign)))
                .violation("region", "within the campaign's regions", region.value());
    }

    public static ProblemException shareTooSmall(BigDecimal share, BigDecimal least) {
        return ProblemException.unprocessable(
                        "recheck-share-too-small",
                        Text.of("The share is too small", "抽查比例过低"),
                        Text.of(
                                "By rule Q20 a sample of this level takes a share of %s or more, not %s."
                                        .formatted(least.toPlainString(), share.toPlainString()),
                                "依据规则Q20,该级样本的比例不得低于%s,现为%s。".formatted(least.toPlainString(), share.toPlainString())))
                .violation("share", least.toPlainString() + " or more", share.toPlainString());
    }

    public static ProblemException nothingToDraw(RegionCode region) {
        return ProblemException.unprocessable(
                        "recheck-frame-empty",
                        Text.of("There is nothing to draw from", "没有可抽查的记录"),
                        Text.of(
                                "In region %s no record of this campaign has its evidence complete in a village that is not closed. Draw when there are some."
                                        .formatted(region),
                                "区划%s内,本次行动尚无证据齐全且所在村未关闭的记录。请在有记录后再抽取。".formatted(region)))
                .violation("region", "a region with completed records", region.value());
    }

    public static ProblemException sampleDecided(UUID sample, String state) {
        return ProblemException.conflict(
                        "recheck-sample-decided",
                        Text.of("The sample is decided on", "该样本已作出决定"),
                        Text.of(
                                "Sample %s is %s and takes nothing more. Draw a new sample where another look is needed."
                                        .formatted(sample, state),
                                "样本%s的状态为%s,不再接受操作。如需再次抽查,请抽取新样本。".formatted(sample, state)))
                .violation("sample", "OPEN", state);
    }
}
