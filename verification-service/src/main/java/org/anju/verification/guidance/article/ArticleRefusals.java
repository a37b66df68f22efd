package org.anju.verification.guidance.article;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;

final class ArticleRefusals {

    private ArticleRefusals() {}

    static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                        "guidance-article-unknown",
                        Text.of("No such article", "没有该指导文章"),
                        Text.of(
                                "There is no guidance article %s for your regions. GET /api/v1/guidance-articles lists those there are."
                                        .formatted(id),
                                "您的区域没有指导文章%s。可通过GET /api/v1/guidance-articles查看。".formatted(id)))
                .violation("id", "an article for your regions", id.toString());
    }

    static ProblemException versionUnknown(int number) {
        return ProblemException.notFound(
                        "guidance-version-unknown",
                        Text.of("No such version", "没有该版本"),
                        Text.of(
                                "The article has no published version %d.".formatted(number),
                                "该文章没有已发布的第%d版。".formatted(number)))
                .violation("version", "a published version", Integer.toString(number));
    }

    static ProblemException exists(UUID id) {
        return ProblemException.conflict(
                "guidance-article-exists",
                Text.of("This id is taken", "该编号已被使用"),
                Text.of(
                        "Another article has the id %s. Use a new id, or add a version to that article.".formatted(id),
                        "编号%s已属于另一篇文章。请使用新的编号,或为该文章增加版本。".formatted(id)));
    }

    static ProblemException regionTooSmall(RegionCode region) {
        return ProblemException.unprocessable(
                        "guidance-region-too-small",
                        Text.of("Articles are for counties and larger regions", "指导文章以县级及以上区域为单位"),
                        Text.of(
                                "Region %s is below a county. Give its county as region.".formatted(region),
                                "区划%s低于县级。请填写其所在县。".formatted(region)))
                .violation("region", "a county or larger", region.value());
    }

    static ProblemException regionNeeded() {
        return ProblemException.forbidden(
                        "guidance-for-everybody",
                        Text.of("Not for everybody", "无权面向全部区域"),
                        Text.of(
                                "Guides of a prefecture or more write for everybody. Give your county as region.",
                                "面向全部区域的文章由州(市)级及以上的指导人员编写。请填写您所在县的区划。"))
                .violation("region", "your county", null);
    }

    static ProblemException notYours() {
        return ProblemException.forbidden(
                "guidance-of-others",
                Text.of("Others write this article", "该文章由其他指导人员维护"),
                Text.of(
                        "It is for a region beyond yours. Write one for your county, which its people see beside it.",
                        "该文章适用区域超出您的管辖。可为您所在县另写一篇,本县人员可同时看到。"));
    }

    static ProblemException draftsHidden() {
        return ProblemException.forbidden(
                        "guidance-drafts",
                        Text.of("Drafts are for guides", "草稿仅限指导人员查看"),
                        Text.of(
                                "Drafts and withdrawn articles are listed for the role guide. Leave out state.",
                                "草稿与已撤回的文章仅限指导人员查看。请不要填写state。"))
                .violation("state", "PUBLISHED", null);
    }

    static ProblemException nothingToPublish() {
        return ProblemException.conflict(
                "guidance-published",
                Text.of("It is published as it is", "已是发布状态"),
                Text.of("Its latest version is the published one. Add a version first.", "最新版本已发布。请先增加新版本。"));
    }

    static ProblemException withdrawnAlready() {
        return ProblemException.conflict(
                "guidance-withdrawn",
                Text.of("It is withdrawn already", "已撤回"),
                Text.of("Publish it to have it read again.", "如需恢复,请重新发布。"));
    }
}
