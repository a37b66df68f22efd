package org.anju.verification.submission;

import jakarta.validation.ConstraintViolation;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.problem.Violation;
import org.anju.verification.rule.Finding;
import org.anju.verification.rule.RuleSet;

/** The reasons for which a record is not taken. */
final class Refusals {

    private Refusals() {}

    static ProblemException idTaken(UUID id) {
        return ProblemException.conflict(
                        "verification-id-taken",
                        Text.of("Another record has this id", "该编号已有另一条记录"),
                        Text.of(
                                "The id %s belongs to a record with other content. Correct a record by a new one with a new id."
                                        .formatted(id),
                                "编号%s已有内容不同的记录。更正时请使用新的编号提交新记录。".formatted(id)))
                .violation("id", "not used before with other content", String.valueOf(id));
    }

    static ProblemException outOfScope(UUID householdId) {
        return ProblemException.forbidden(
                        "region-out-of-scope",
                        Text.of("Outside your regions", "超出您的管辖区域"),
                        Text.of(
                                "Household %s is not in the regions of your account. Ask for it to be assigned to you, or hand the visit to its own village."
                                        .formatted(householdId),
                                "户%s不在您账号的区域内。请申请分派,或交由所在村核验。".formatted(householdId)))
                .violation("householdId", "a household of your regions", householdId.toString());
    }

    static ProblemException removed(UUID householdId) {
        return ProblemException.unprocessable(
                        "household-removed",
                        Text.of("The household was removed from the roster", "该户已从花名册中移除"),
                        Text.of(
                                "Household %s is no longer on the roster. Fetch the task pack again."
                                        .formatted(householdId),
                                "户%s已不在花名册中。请重新获取任务包。".formatted(householdId)))
                .violation("householdId", "a household on the roster", householdId.toString());
    }

    static ProblemException outsideCampaign(UUID householdId, UUID campaignId) {
        return ProblemException.unprocessable(
                        "household-outside-campaign",
                        Text.of("The campaign does not cover the household", "该核验行动不包括此户"),
                        Text.of(
                                "Household %s does not live in a region of campaign %s."
                                        .formatted(householdId, campaignId),
                                "户%s不在核验行动%s的区域内。".formatted(householdId, campaignId)))
                .violation("householdId", "a household of the campaign's regions", householdId.toString());
    }

    static ProblemException villageNotOpen(String village) {
        return ProblemException.conflict(
                        "village-not-open",
                        Text.of("The village takes no records", "该村现不接收记录"),
                        Text.of(
                                "In this campaign village %s is not opened yet, or is closed. After its closure a record changes by an approved change request only: POST /api/v1/change-requests."
                                        .formatted(village),
                                "本次核验行动中,村%s尚未开放或已关闭。关闭后须经批准的变更申请方可修改:POST /api/v1/change-requests。"
                                        .formatted(village)))
                .violation("householdId", "a household of a village that is open", village);
    }

    static ProblemException replacesAnother(SubmitVerificationRequest request) {
        return ProblemException.unprocessable(
                        "verification-replaces-another",
                        Text.of("It would replace another household's record", "不能替代其他户的记录"),
                        Text.of(
                                "Record %s is not of household %s in campaign %s. Name the household's own record in replaces, or leave it out."
                                        .formatted(request.replaces(), request.householdId(), request.campaignId()),
                                "记录%s不属于核验行动%s中的户%s。请在replaces中填写该户自己的记录,或省略。"
                                        .formatted(request.replaces(), request.campaignId(), request.householdId())))
                .violation(
                        "replaces",
                        "a record of the same household and campaign",
                        request.replaces().toString());
    }

    static ProblemException idMissing() {
        return ProblemException.badRequest(
                        "verification-id-missing",
                        Text.of("An id is missing", "缺少编号"),
                        Text.of("Each item needs the id that the phone made for it, a UUID.", "每条记录都需要手机端生成的编号(UUID)。"))
                .violation("id", "a UUID", null);
    }

    static ProblemException idsDiffer(UUID path, UUID body) {
        return ProblemException.badRequest(
                        "verification-id-differs",
                        Text.of("Two ids were given", "给出了两个不同的编号"),
                        Text.of(
                                "The path says %s and the body says %s. Leave the id out of the body, or give the same one."
                                        .formatted(path, body),
                                "路径中为%s,请求体中为%s。请在请求体中省略编号,或保持一致。".formatted(path, body)))
                .violation("id", "the id of the path", body.toString());
    }

    static ProblemException invalid(Set<ConstraintViolation<SubmitVerificationRequest>> violations) {
        String fields = violations.stream()
                .map(violation -> violation.getPropertyPath().toString())
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
        ProblemException problem = ProblemException.badRequest(
                "record-malformed",
                Text.of("Some fields are missing or malformed", "部分字段缺失或格式有误"),
                Text.of("Correct these fields: " + fields + ".", "请更正以下字段:" + fields + "。"));
        violations.stream()
                .sorted((left, right) -> left.getPropertyPath()
                        .toString()
                        .compareTo(right.getPropertyPath().toString()))
                .forEach(violation -> problem.violation(
                        violation.getPropertyPath().toString(), violation.getMessage(), timeIn(violation)));
        return problem;
    }

    /** A time tells what is wrong with it and nothing of anybody; any other value may be personal and is not repeated. */
    private static String timeIn(ConstraintViolation<?> violation) {
        return violation.getInvalidValue() instanceof Temporal time ? time.toString() : null;
    }

    static ProblemException photoTwice(UUID photoId) {
        return ProblemException.badRequest(
                        "photo-named-twice",
                        Text.of("A photo is named twice", "同一照片被引用两次"),
                        Text.of(
                                "The record names photo %s more than once. Name each photo once.".formatted(photoId),
                                "记录多次引用照片%s。每张照片只能引用一次。".formatted(photoId)))
                .violation("photos", "each photo once", photoId.toString());
    }

    static ProblemException broken(List<Finding> findings, RuleSet ruleSet) {
        String rules = findings.stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
        String english =
                findings.stream().map(finding -> finding.message().english()).collect(Collectors.joining("; "));
        String chinese =
                findings.stream().map(finding -> finding.message().chinese()).collect(Collectors.joining(";"));
        ProblemException problem = ProblemException.unprocessable(
                "rule-broken",
                Text.of("The record breaks rule " + rules, "记录不符合规则" + rules),
                Text.of(
                        "By rule set %s: %s.".formatted(ruleSet.id(), english),
                        "依据规则集%s:%s。".formatted(ruleSet.id(), chinese)));
        findings.forEach(finding -> problem.violation(violation(finding, ruleSet)));
        return problem;
    }

    private static Violation violation(Finding finding, RuleSet ruleSet) {
        String basis = ruleSet.rule(finding.rule())
                .map(rule -> rule.basis().english() + " / " + rule.basis().chinese())
                .orElse(null);
        return new Violation(
                finding.field(),
                finding.rule() + ": " + finding.message().english() + " / "
                        + finding.message().chinese(),
                finding.found(),
                finding.expected(),
                finding.rule(),
                basis);
    }

    /** For what nobody foresaw; the cause is in the log. */
    static ProblemException notStorable(UUID id) {
        return new ProblemException(
                        500,
                        "record-not-storable",
                        Text.of("The record could not be stored", "记录无法保存"),
                        Text.of(
                                "Nothing of record %s was kept; records sent together with it do not suffer from it. Send it again; should it be refused again, tell the administrators its id."
                                        .formatted(id),
                                "记录%s未保存,一同发送的其他记录不受影响。请重新发送;如仍被拒绝,请将其编号告知管理员。".formatted(id)))
                .violation("id", "a record that can be stored", String.valueOf(id));
    }

    static ProblemException busy() {
        return ProblemException.unavailable(
                "verification-service-busy",
                Text.of("Too many records are waiting", "待存记录过多"),
                Text.of(
                        "Nothing was stored. Send the same record again after the time in Retry-After.",
                        "记录未保存。请按Retry-After所示时间后重新发送同一记录。"),
                2);
    }

    static ProblemException databaseAway() {
        return ProblemException.unavailable(
                "verification-store-away",
                Text.of("The record store is away", "记录库暂不可用"),
                Text.of(
                        "It is not known whether the record was stored. Send the same record again after the time in Retry-After: it is never stored twice.",
                        "尚不确定记录是否已保存。请按Retry-After所示时间后重新发送同一记录:不会重复保存。"),
                5);
    }
}
