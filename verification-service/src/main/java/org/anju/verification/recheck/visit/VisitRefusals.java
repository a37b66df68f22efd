package org.anju.verification.recheck.visit;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.verification.rule.Finding;

/** The reasons for which a recheck, or its settlement, is refused. */
final class VisitRefusals {

    private VisitRefusals() {}

    static ProblemException taskUnknown(UUID task) {
        return ProblemException.notFound(
                        "recheck-task-unknown",
                        Text.of("No such task", "没有该复核任务"),
                        Text.of(
                                "There is no recheck task %s in your regions. GET /api/v1/rechecks/tasks lists yours."
                                        .formatted(task),
                                "您的区域内没有复核任务%s。可通过GET /api/v1/rechecks/tasks查看您的任务。".formatted(task)))
                .violation("taskId", "a task of yours", task.toString());
    }

    static ProblemException taskNotYours(UUID task) {
        return ProblemException.forbidden(
                        "recheck-task-not-yours",
                        Text.of("The task is not assigned to you", "该任务未分派给您"),
                        Text.of(
                                "Recheck task %s is not yours. Ask a reviewer to assign it to you.".formatted(task),
                                "复核任务%s未分派给您。请联系审核人员分派。".formatted(task)))
                .violation("taskId", "a task of yours", task.toString());
    }

    static ProblemException involved(UUID household) {
        return ProblemException.forbidden(
                        "recheck-involved",
                        Text.of("Somebody else must look at this household", "该户须由他人复核"),
                        Text.of(
                                "You recorded household %s, were on the visit, or acted on its record in this campaign. Ask a reviewer to assign the task to somebody else."
                                        .formatted(household),
                                "您曾在本次行动中采集、陪同或审核户%s的记录。请联系审核人员将任务改派他人。".formatted(household)))
                .violation("taskId", "a household that you had no part in", household.toString());
    }

    static ProblemException taskNotOpen(UUID task, String state) {
        return ProblemException.conflict(
                        "recheck-task-not-open",
                        Text.of("The task is open no more", "该任务已结束"),
                        Text.of(
                                "Recheck task %s is %s and takes no further recheck. Nothing remains to be sent."
                                        .formatted(task, state),
                                "复核任务%s的状态为%s,不再接收复核结果,无需再提交。".formatted(task, state)))
                .violation("taskId", "OPEN", state);
    }

    static ProblemException contentDoesNotFit(boolean reached) {
        return ProblemException.badRequest(
                        "recheck-content-does-not-fit",
                        Text.of("Reached or not, and what was found, do not fit", "是否见到住户与所填内容不符"),
                        reached
                                ? Text.of(
                                        "With reached true, give secured and what belongs to it, and leave notReachedReason out.",
                                        "reached为true时,请填写secured及相关内容,并省略notReachedReason。")
                                : Text.of(
                                        "With reached false, give notReachedReason, and leave out secured, category, mode, grade, situation and details.",
                                        "reached为false时,请填写notReachedReason,并省略secured、类别、方式、等级、特殊情形和details。"))
                .violation(reached ? "secured" : "notReachedReason", "needed", null);
    }

    static ProblemException rulesBroken(List<Finding> findings, String ruleSet) {
        String rules = findings.stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
        String english =
                findings.stream().map(finding -> finding.message().english()).collect(Collectors.joining("; "));
        String chinese =
                findings.stream().map(finding -> finding.message().chinese()).collect(Collectors.joining(";"));
        ProblemException problem = ProblemException.unprocessable(
                "rule-broken",
                Text.of("The recheck breaks rule " + rules, "复核结果不符合规则" + rules),
                Text.of("By rule set %s: %s.".formatted(ruleSet, english), "依据规则集%s:%s。".formatted(ruleSet, chinese)));
        findings.forEach(finding -> problem.violation(
                finding.field(),
                finding.rule() + ": " + finding.message().english() + " / "
                        + finding.message().chinese(),
                null));
        return problem;
    }

    static ProblemException visitBeforeDraw() {
        return ProblemException.unprocessable(
                        "recheck-visit-too-early",
                        Text.of("The visit lies before the draw", "复核时间早于抽样"),
                        Text.of(
                                "A recheck is a visit made after its sample was drawn. Check visitedAt and the phone's clock.",
                                "复核应在抽样之后进行。请检查visitedAt和手机时间。"))
                .violation("visitedAt", "after the sample was drawn", null);
    }

    static ProblemException photoUnsuitable(UUID photo) {
        return ProblemException.unprocessable(
                        "recheck-photo-unsuitable",
                        Text.of("A photo proves something else already", "照片已用于其他记录"),
                        Text.of(
                                "Photo %s is named twice, belongs to a record or another recheck, or is of another household. Take photos of your own on the visit."
                                        .formatted(photo),
                                "照片%s被重复引用、已用于其他记录或复核,或属于其他户。请在复核现场另行拍照。".formatted(photo)))
                .violation("photos", "photos of this visit, each once", photo.toString());
    }

    static ProblemException recheckUnknown(UUID id) {
        return ProblemException.notFound(
                        "recheck-unknown",
                        Text.of("No such recheck", "没有该复核结果"),
                        Text.of(
                                "There is no recheck %s that your account sees. GET /api/v1/rechecks lists those of a sample."
                                        .formatted(id),
                                "您的账号看不到复核结果%s。可通过GET /api/v1/rechecks按样本查看。".formatted(id)))
                .violation("id", "a recheck of your regions", id.toString());
    }

    static ProblemException nothingToSettle(UUID id, Result result) {
        return ProblemException.conflict(
                        "recheck-nothing-to-settle",
                        Text.of("There is nothing to settle", "没有需要处理的差异"),
                        Text.of(
                                "Recheck %s is %s; only differences are settled.".formatted(id, result),
                                "复核结果%s为%s,仅差异需要处理。".formatted(id, result)))
                .violation("id", "a recheck that DIFFERS", result.name());
    }

    static ProblemException settledAlready(UUID id, Settlement settlement) {
        return ProblemException.conflict(
                        "recheck-settled",
                        Text.of("It is settled already", "该差异已处理"),
                        Text.of(
                                "Recheck %s was settled by %s. Read it again.".formatted(id, settlement),
                                "复核结果%s已按%s处理。请重新读取。".formatted(id, settlement)))
                .violation("action", "not settled yet", settlement.name());
    }

    static ProblemException ownRecheck() {
        return ProblemException.forbidden(
                "recheck-own",
                Text.of("Somebody else settles it", "须由他人处理"),
                Text.of(
                        "You took part in the first record or in the recheck. Have another county reviewer settle the difference.",
                        "您参与了原记录的采集或本次复核。请由其他县级复核人员处理该差异。"));
    }

    static ProblemException noteNeeded(Settlement settlement) {
        return ProblemException.badRequest(
                        "recheck-note-needed",
                        Text.of("Say why", "请说明理由"),
                        Text.of(
                                "To settle by %s, give a note that says why.".formatted(settlement),
                                "按%s处理时须在note中说明理由。".formatted(settlement)))
                .violation("note", "needed", null);
    }

    static ProblemException recordLocked(UUID record) {
        return ProblemException.conflict(
                        "recheck-record-locked",
                        Text.of("The record is locked", "原记录已锁定"),
                        Text.of(
                                "The village of record %s is closed. Have a change request approved first (POST /api/v1/change-requests), or open a problem."
                                        .formatted(record),
                                "记录%s所在村已关闭。请先办理变更申请(POST /api/v1/change-requests),或按OPEN_PROBLEM处理。"
                                        .formatted(record)))
                .violation("action", "a record that is not locked", record.toString());
    }

    static ProblemException problemsAway() {
        return ProblemException.unavailable(
                "recheck-problems-away",
                Text.of("Problems cannot be opened here", "此处暂不能登记问题"),
                Text.of(
                        "This installation keeps no problems. Return the record instead, or try again later.",
                        "本系统未启用问题整改。请改按RETURN处理,或稍后重试。"),
                60);
    }
}
