package org.anju.verification.review;

import jakarta.validation.ConstraintViolation;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.ReturnReason;
import org.anju.verification.record.StoredFinding;

/** The reasons for which a step of review is not taken. */
final class ReviewProblems {

    private ReviewProblems() {}

    static <T> ProblemException malformed(Set<ConstraintViolation<T>> violations) {
        String fields = violations.stream()
                .map(violation -> violation.getPropertyPath().toString())
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
        ProblemException problem = ProblemException.badRequest(
                "review-malformed",
                Text.of("Some fields are missing or malformed", "部分字段缺失或格式有误"),
                Text.of("Correct these fields: " + fields + ".", "请更正以下字段:" + fields + "。"));
        violations.forEach(
                violation -> problem.violation(violation.getPropertyPath().toString(), violation.getMessage(), null));
        return problem;
    }

    static ProblemException itemUnreadable() {
        return ProblemException.badRequest(
                        "review-malformed",
                        Text.of("An item is not an object", "条目不是对象"),
                        Text.of("Each item is an object that names a record by its id.", "每个条目应为对象,并以id指明记录。"))
                .violation("items", "an object with an id", null);
    }

    static ProblemException versionMalformed(String found) {
        return ProblemException.badRequest(
                        "if-match-malformed",
                        Text.of("If-Match is not a version", "If-Match不是版本号"),
                        Text.of(
                                "Send the ETag of GET /api/v1/verifications/{id} as If-Match, such as \"2\", or leave it out.",
                                "请将GET /api/v1/verifications/{id}返回的ETag(如\"2\")作为If-Match发送,或不填。"))
                .violation("If-Match", "the record's ETag", found.substring(0, Math.min(found.length(), 20)));
    }

    static ProblemException stale(ReviewedRecord record, long expected) {
        return new ProblemException(
                        412,
                        "version-stale",
                        Text.of("The record has changed meanwhile", "记录已被更新"),
                        Text.of(
                                "Record %s has version %d now, in state %s. Read it anew, and send the request with the new version."
                                        .formatted(record.id(), record.version(), record.state()),
                                "记录%s当前版本为%d,状态为%s。请重新查看后,用新的版本重新发送。"
                                        .formatted(record.id(), record.version(), record.state())))
                .violation("version", Long.toString(record.version()), Long.toString(expected));
    }

    static ProblemException notOpen(RecordStep step, ReviewedRecord record) {
        return ProblemException.conflict(
                        "review-step-not-open",
                        Text.of("The record is not in a state for this step", "记录当前状态不能执行此操作"),
                        Text.of(
                                "Record %s is %s and %s; %s takes a standing record that is %s."
                                        .formatted(record.id(), record.standing(), record.state(), step, step.from()),
                                "记录%s的地位为%s,状态为%s;%s只适用于状态为%s的现行记录。"
                                        .formatted(record.id(), record.standing(), record.state(), step, step.from())))
                .violation("state", "one of " + step.from(), record.state().name());
    }

    static ProblemException ownRecord(UUID record) {
        return ProblemException.forbidden(
                        "review-of-own-record",
                        Text.of("Rule Q16: who collects does not review", "规则Q16:采集与审核须分离"),
                        Text.of(
                                "By rule Q16 record %s is reviewed by somebody who neither recorded it nor was on the visit. Leave it to another reviewer."
                                        .formatted(record),
                                "依据规则Q16,记录%s须由未参与采集和入户的人员审核。请交由其他审核人员处理。".formatted(record)))
                .violation("submittedBy", "Q16: another account than the reviewer's", null);
    }

    static ProblemException ownApproval(UUID record) {
        return ProblemException.forbidden(
                        "review-of-own-approval",
                        Text.of("Rule Q16: who approves does not confirm", "规则Q16:审核与确认须分离"),
                        Text.of(
                                "By rule Q16 record %s is confirmed by somebody other than who approved it. Leave it to another reviewer."
                                        .formatted(record),
                                "依据规则Q16,记录%s的审核人不能再作县级确认。请交由其他人员处理。".formatted(record)))
                .violation("approvedBy", "Q16: another account than the reviewer's", null);
    }

    static ProblemException countyConfirmed(UUID record) {
        return ProblemException.forbidden(
                        "return-needs-county",
                        Text.of("The county has confirmed the record", "该记录已由县级确认"),
                        Text.of(
                                "Record %s is confirmed by the county: only a county-reviewer returns it."
                                        .formatted(record),
                                "记录%s已由县级确认,只有县级审核人员可以退回。".formatted(record)))
                .violation("state", "not COUNTY_CONFIRMED, or the role county-reviewer", "COUNTY_CONFIRMED");
    }

    static ProblemException undecided(UUID record, long competing) {
        return ProblemException.conflict(
                        "competing-records-undecided",
                        Text.of("Another record of the household waits for a decision", "该户还有并存记录待裁定"),
                        Text.of(
                                "%d record(s) compete with record %s. Compare them (GET /api/v1/verifications/%s/comparison) and choose one (POST /api/v1/verifications/{id}/choose) first."
                                        .formatted(competing, record, record),
                                "有%d条记录与记录%s并存。请先比较(GET /api/v1/verifications/%s/comparison)并选定其一(POST /api/v1/verifications/{id}/choose)。"
                                        .formatted(competing, record, record)))
                .violation("standing", "no competing record", Long.toString(competing));
    }

    static ProblemException unsettled(UUID record, List<StoredFinding> findings) {
        String rules = findings.stream().map(StoredFinding::rule).distinct().collect(Collectors.joining(", "));
        ProblemException problem = ProblemException.unprocessable(
                "findings-unsettled",
                Text.of("Findings of rule " + rules + " are not settled", "规则" + rules + "的检查发现尚未处理"),
                Text.of(
                        "Settle what rules found in record %s: by settles in this request, or by POST /api/v1/verifications/%s/findings/{id}/settle. What blocks is settled there by a county-reviewer, or mended by a new record."
                                .formatted(record, record),
                        "请先处理记录%s的检查发现:在本请求的settles中填写,或使用POST /api/v1/verifications/%s/findings/{id}/settle。阻断类发现须由县级审核人员处理,或退回更正。"
                                .formatted(record, record)));
        findings.forEach(finding -> problem.violation(
                finding.field(),
                finding.rule() + " " + finding.severity() + ": " + finding.english() + " / " + finding.chinese(),
                finding.found()));
        return problem;
    }

    static ProblemException findingUnknown(UUID record, String rule, String field) {
        return ProblemException.unprocessable(
                        "finding-unknown",
                        Text.of("There is no such finding", "没有该检查发现"),
                        Text.of(
                                "No rule %s has found anything in field %s of record %s. GET /api/v1/verifications/%s lists its findings."
                                        .formatted(rule, field, record, record),
                                "记录%s的字段%s没有规则%s的检查发现。可通过GET /api/v1/verifications/%s查看。"
                                        .formatted(record, field, rule, record)))
                .violation("settles", "rule and field of a finding of the record", rule);
    }

    static ProblemException findingUnknown(UUID record, long finding) {
        return ProblemException.notFound(
                        "finding-unknown",
                        Text.of("There is no such finding", "没有该检查发现"),
                        Text.of(
                                "Record %s has no finding %d. GET /api/v1/verifications/%s lists its findings."
                                        .formatted(record, finding, record),
                                "记录%s没有编号为%d的检查发现。可通过GET /api/v1/verifications/%s查看。"
                                        .formatted(record, finding, record)))
                .violation("findingId", "a finding of the record", Long.toString(finding));
    }

    static ProblemException reasonOfSystem(UUID record, ReturnReason reason) {
        return ProblemException.unprocessable(
                        "return-reason-of-system",
                        Text.of("Reviewers cannot choose this reason", "审核人员不得选用该退回原因"),
                        Text.of(
                                "The reason %s for returning record %s is set by the system only. Choose one of GET /api/v1/return-reasons that is not setBySystem, such as VISIT_AGAIN."
                                        .formatted(reason, record),
                                "记录%s的退回原因%s只能由系统设置。请从GET /api/v1/return-reasons中选择setBySystem为false的原因,如VISIT_AGAIN。"
                                        .formatted(record, reason)))
                .violation("reasons", "a reason that is not set by the system", reason.name());
    }

    static ProblemException findingBlocks(UUID record, StoredFinding finding) {
        return ProblemException.forbidden(
                        "finding-blocks",
                        Text.of("Finding of rule " + finding.rule() + " blocks", "规则" + finding.rule() + "的检查发现为阻断类"),
                        Text.of(
                                "Finding %d of record %s blocks: a county-reviewer settles it by POST /api/v1/verifications/%s/findings/%d/settle, or the record is returned."
                                        .formatted(finding.id(), record, record, finding.id()),
                                "记录%s的检查发现%d为阻断类:须由县级审核人员通过POST /api/v1/verifications/%s/findings/%d/settle处理,或将记录退回。"
                                        .formatted(record, finding.id(), record, finding.id())))
                .violation(finding.field(), finding.rule() + " " + finding.severity(), finding.found());
    }
}
