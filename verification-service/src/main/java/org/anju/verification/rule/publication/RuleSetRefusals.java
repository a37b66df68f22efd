package org.anju.verification.rule.publication;

import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.problem.Violation;
import org.anju.verification.rule.evaluation.Faults;

/** The reasons for which a rule set is not taken. */
final class RuleSetRefusals {

    private RuleSetRefusals() {}

    static ProblemException unknown(String id) {
        return ProblemException.notFound(
                        "rule-set-unknown",
                        Text.of("No such rule set", "没有该规则集"),
                        Text.of(
                                "There is no rule set '%s'. GET /api/v1/rule-sets lists those there are.".formatted(id),
                                "没有规则集“%s”。可通过GET /api/v1/rule-sets查看。".formatted(id)))
                .violation("id", "a rule set that there is", id);
    }

    static ProblemException malformed(Faults faults) {
        return withFaults(
                ProblemException.unprocessable(
                        "rule-set-malformed",
                        Text.of("The rule set is malformed", "规则集格式有误"),
                        Text.of(
                                "Correct the members named in violations; docs/rule-sets.md tells the form.",
                                "请更正violations中列出的内容;格式见docs/rule-sets.md。")),
                faults);
    }

    static ProblemException notPublishable(Faults faults) {
        return withFaults(
                ProblemException.unprocessable(
                        "rule-set-not-publishable",
                        Text.of("The rule set cannot be published", "规则集不能发布"),
                        Text.of(
                                "Its rules do not do what its cases expect, or take too long; violations name each. Change the draft and publish again.",
                                "规则与用例不符或耗时过长,详见violations。请修改草案后重新发布。")),
                faults);
    }

    private static ProblemException withFaults(ProblemException problem, Faults faults) {
        faults.all()
                .forEach(fault -> problem.violation(new Violation(
                        fault.path(), "expected " + fault.expected(), fault.found(), fault.expected(), null, null)));
        return problem;
    }

    static ProblemException idTaken(String id) {
        return ProblemException.conflict(
                        "rule-set-exists",
                        Text.of("This id is taken", "该编号已被使用"),
                        Text.of(
                                "There is another rule set '%s'. Change a draft by PUT, or use a new id.".formatted(id),
                                "规则集“%s”已存在且内容不同。草案请用PUT修改,或使用新的编号。".formatted(id)))
                .violation("ruleSet.id", "an id that is not used", id);
    }

    static ProblemException published(String id) {
        return ProblemException.conflict(
                        "rule-set-published",
                        Text.of("A published rule set does not change", "已发布的规则集不可修改"),
                        Text.of(
                                "Rule set '%s' is published. Make a new one that supersedes it.".formatted(id),
                                "规则集“%s”已发布。请新建规则集替代。".formatted(id)))
                .violation("id", "a draft", id);
    }

    static ProblemException idsDiffer(String path, String body) {
        return ProblemException.badRequest(
                        "rule-set-id-differs",
                        Text.of("Two ids were given", "给出了两个不同的编号"),
                        Text.of(
                                "The path says '%s' and the body says '%s'. An id does not change."
                                        .formatted(path, body),
                                "路径中为“%s”,请求体中为“%s”。编号不能更改。".formatted(path, body)))
                .violation("ruleSet.id", path, body);
    }

    static ProblemException supersedesNothing(String id) {
        return ProblemException.unprocessable(
                        "rule-set-supersedes-nothing",
                        Text.of("It supersedes no published rule set", "所替代的规则集未发布"),
                        Text.of(
                                "There is no published rule set '%s'. GET /api/v1/rule-sets lists those there are."
                                        .formatted(id),
                                "没有已发布的规则集“%s”。可通过GET /api/v1/rule-sets查看。".formatted(id)))
                .violation("ruleSet.supersedes", "a published rule set, or nothing", id);
    }

    static ProblemException superseded(String id) {
        return ProblemException.conflict(
                "rule-set-superseded",
                Text.of("Another rule set is made from it", "该草案已被其他规则集引用"),
                Text.of(
                        "Rule set '%s' is named in supersedes of another one. Delete that one first.".formatted(id),
                        "其他规则集的supersedes引用了“%s”。请先删除该规则集。".formatted(id)));
    }

    static ProblemException tagMissing() {
        return new ProblemException(
                        428,
                        "if-match-missing",
                        Text.of("Say which version you have seen", "请说明您看到的版本"),
                        Text.of(
                                "Send the ETag of GET /api/v1/rule-sets/{id} as If-Match.",
                                "请将GET /api/v1/rule-sets/{id}返回的ETag作为If-Match发送。"))
                .violation("If-Match", "the rule set's ETag", null);
    }

    static ProblemException changedMeanwhile(String id) {
        return new ProblemException(
                412,
                "version-stale",
                Text.of("The draft has changed meanwhile", "草案已被更新"),
                Text.of(
                        "Get rule set '%s' anew, look at what has changed, and send the request with the new ETag."
                                .formatted(id),
                        "请重新查询规则集“%s”、核对变化后,用新的ETag重新发送。".formatted(id)));
    }
}
