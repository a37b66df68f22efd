package org.anju.verification.guidance.visit;

import java.time.LocalDate;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;

final class VisitRefusals {

    private VisitRefusals() {}

    static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                        "guidance-visit-unknown",
                        Text.of("No such visit", "没有该指导记录"),
                        Text.of(
                                "There is no guidance visit %s in your regions.".formatted(id),
                                "您的区域内没有指导记录%s。".formatted(id)))
                .violation("id", "a visit of your regions", id.toString());
    }

    static ProblemException taskUnknown(UUID id) {
        return ProblemException.notFound(
                        "guidance-task-unknown",
                        Text.of("No such task", "没有该任务"),
                        Text.of(
                                "The visit has no task %s in your regions.".formatted(id),
                                "您的区域内该指导记录没有任务%s。".formatted(id)))
                .violation("taskId", "a task of the visit", id.toString());
    }

    static ProblemException exists(UUID id) {
        return ProblemException.conflict(
                "guidance-id-taken",
                Text.of("This id is taken", "该编号已被使用"),
                Text.of(
                        "Something else has the id %s. Use a new id.".formatted(id),
                        "编号%s已用于其他内容。请使用新的编号。".formatted(id)));
    }

    static ProblemException notInCampaign(RegionCode region, UUID campaign) {
        return ProblemException.unprocessable(
                        "guidance-outside-campaign",
                        Text.of("Not a region of the campaign", "不在该核验行动区域内"),
                        Text.of(
                                "Region %s is none of campaign %s.".formatted(region, campaign),
                                "区划%s不属于核验行动%s。".formatted(region, campaign)))
                .violation("region", "a region of the campaign", region.value());
    }

    static ProblemException regionTooLarge(RegionCode region) {
        return ProblemException.unprocessable(
                        "guidance-region-too-large",
                        Text.of("Visits are made to villages and townships", "指导记录以村或乡镇为单位"),
                        Text.of(
                                "Region %s is larger than a township. Record a visit for each township or village."
                                        .formatted(region),
                                "区划%s大于乡镇。请按乡镇或村分别登记。".formatted(region)))
                .violation("region", "a village or township", region.value());
    }

    static ProblemException inTheFuture(LocalDate day) {
        return ProblemException.unprocessable(
                        "guidance-visit-to-come",
                        Text.of("The visit is still to come", "日期尚未到来"),
                        Text.of(
                                "The day %s lies ahead. Record the visit once it was made.".formatted(day),
                                "日期%s在将来。请在指导之后登记。".formatted(day)))
                .violation("visitedOn", "today or before", day.toString());
    }

    static ProblemException outsideVisit(RegionCode region, RegionCode whole) {
        return ProblemException.unprocessable(
                        "guidance-outside-visit",
                        Text.of("Not a part of what was visited", "不在指导区域内"),
                        Text.of(
                                "Region %s is no part of %s.".formatted(region, whole),
                                "区划%s不属于%s。".formatted(region, whole)))
                .violation("region", "within " + whole, region.value());
    }

    static ProblemException oneAssignee() {
        return ProblemException.unprocessable(
                        "guidance-assignee",
                        Text.of("Say who is to do it", "请说明由谁办理"),
                        Text.of("Give either assigneeAccount or assigneeRole.", "请填写assigneeAccount或assigneeRole其中之一。"))
                .violation("assigneeAccount", "either this or assigneeRole", null);
    }

    static ProblemException taskOfOthers() {
        return ProblemException.forbidden(
                "guidance-task-of-others",
                Text.of("Others do this task", "该任务由他人办理"),
                Text.of(
                        "The task is neither yours nor your role's. Whom it is given to, or a guide, tells that it is done.",
                        "该任务未指派给您或您的角色。请由被指派人或指导人员办理。"));
    }
}
