package org.anju.verification.recheck.decision;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.evaluation.Consequence;

/** The reasons for which a decision is refused. */
final class DecisionRefusals {

    private DecisionRefusals() {}

    static ProblemException sampleChanged(UUID sample, long version, long given) {
        return ProblemException.conflict(
                        "recheck-sample-changed",
                        Text.of("Somebody has decided meanwhile", "他人已作出决定"),
                        Text.of(
                                "Sample %s has version %d by now, your decision was made on version %d. Read its evaluation again and decide on that."
                                        .formatted(sample, version, given),
                                "样本%s的版本现为%d,您的决定基于版本%d。请重新查看评估结果后再决定。".formatted(sample, version, given)))
                .violation("version", Long.toString(version), Long.toString(given));
    }

    static ProblemException fieldsDoNotFit(DecisionKind kind) {
        return ProblemException.badRequest(
                        "recheck-decision-does-not-fit",
                        Text.of("The decision's fields do not fit its kind", "决定的字段与类型不符"),
                        Text.of(
                                "ACCEPT takes neither size nor township; EXTEND needs size; REVERIFY_ALL needs township and takes no size.",
                                "ACCEPT不填size和township;EXTEND须填size;REVERIFY_ALL须填township,不填size。"))
                .violation("kind", "fields of this kind", kind.name());
    }

    static ProblemException tasksOpen(UUID sample) {
        return ProblemException.conflict(
                        "recheck-tasks-open",
                        Text.of("Households are still to be visited", "尚有未完成的复核任务"),
                        Text.of(
                                "Sample %s is accepted once every household of it was visited, or looked for on enough days. GET /api/v1/recheck-samples/%s/tasks?state=OPEN lists the rest."
                                        .formatted(sample, sample),
                                "样本%s须在全部复核任务完成(或多日未见到住户)后方可通过。未完成任务见GET /api/v1/recheck-samples/%s/tasks?state=OPEN。"
                                        .formatted(sample, sample)))
                .violation("kind", "no task open", DecisionKind.ACCEPT.name());
    }

    static ProblemException noteNeeded(DecisionKind kind, Consequence suggested) {
        return ProblemException.unprocessable(
                        "recheck-note-needed",
                        Text.of("Say why you decide otherwise", "请说明不同于建议的理由"),
                        Text.of(
                                "The figures suggest %s, you decided %s. Give a note that says why."
                                        .formatted(suggested, kind),
                                "评估建议为%s,您的决定为%s。请在note中说明理由。".formatted(suggested, kind)))
                .violation("note", "needed where the figures suggest " + suggested, null);
    }

    static ProblemException nothingLeft(UUID sample) {
        return ProblemException.conflict(
                        "recheck-frame-exhausted",
                        Text.of("All records are drawn", "抽样框内记录已全部抽取"),
                        Text.of(
                                "Nothing is left of the frame of sample %s to draw from outside closed villages. Accept it, or have the township verified again."
                                        .formatted(sample),
                                "除已办结的村外,样本%s的抽样框内已无可抽取的记录。请通过或决定重新核验。".formatted(sample)))
                .violation("size", "0 are left", null);
    }

    static ProblemException notATownshipOfIt(RegionCode township, UUID sample) {
        return ProblemException.unprocessable(
                        "recheck-township-not-in-sample",
                        Text.of("No such township in the sample", "样本中没有该乡镇"),
                        Text.of(
                                "%s is not a township of which sample %s could draw records. Give the code of one."
                                        .formatted(township, sample),
                                "%s不是样本%s所含的乡镇。请填写样本内的乡镇代码。".formatted(township, sample)))
                .violation("township", "a township of the sample", township.value());
    }

    static ProblemException notByTownship(UUID sample) {
        return ProblemException.unprocessable(
                        "recheck-not-by-township",
                        Text.of("The sample is not stratified by township", "该样本未按乡镇分层"),
                        Text.of(
                                "Sample %s cannot be extended in one township only. Leave township out."
                                        .formatted(sample),
                                "样本%s未按乡镇分层,不能只在一个乡镇内扩大。请省略township。".formatted(sample)))
                .violation("township", "left out", null);
    }

    static ProblemException reverifiedAlready(RegionCode township) {
        return ProblemException.conflict(
                        "recheck-township-reverified",
                        Text.of("It is verified again already", "该乡镇已决定重新核验"),
                        Text.of(
                                "All records of township %s are being returned by an earlier decision on this sample."
                                        .formatted(township),
                                "此前的决定已将乡镇%s的全部记录退回。".formatted(township)))
                .violation("township", "not decided on yet", township.value());
    }
}
