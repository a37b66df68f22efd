package org.anju.media.photo;

import java.util.List;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

final class PhotoProblems {

    private static final int HOUSEHOLD_RETRY_SECONDS = 5;

    private PhotoProblems() {}

    static ProblemException notFound() {
        return ProblemException.notFound(
                "photo-not-found",
                Text.of("No such photo", "没有这张照片"),
                Text.of("There is no photo with this id in your regions.", "您的管辖区域内没有此编号的照片。"));
    }

    static ProblemException householdNotFound() {
        return ProblemException.notFound(
                "household-not-found",
                Text.of("No such household", "没有这个农户"),
                Text.of("There is no household with this id in your regions.", "您的管辖区域内没有此编号的农户。"));
    }

    static ProblemException householdNotYetKnown() {
        return new ProblemException(
                        409,
                        "household-not-yet-known",
                        Text.of("The household is not known yet", "尚未收到该农户的登记"),
                        Text.of(
                                "The household's registration has not arrived here. Nothing was stored; declare the photo again shortly.",
                                "影像服务尚未收到该农户的登记信息,未保存任何内容。请稍后重新登记照片。"))
                .retryAfter(HOUSEHOLD_RETRY_SECONDS);
    }

    static ProblemException verifiersAlone(String slot) {
        return ProblemException.forbidden(
                        "photo-of-record",
                        Text.of("Verifiers alone take photos of records", "核验照片只能由核验人员登记"),
                        Text.of(
                                "A photo in slot %s belongs to a record. Reviewers declare photos in slots PROBLEM_BEFORE and PROBLEM_AFTER."
                                        .formatted(slot),
                                "%s类照片属于核验记录。审核人员只能登记PROBLEM_BEFORE、PROBLEM_AFTER类照片。".formatted(slot)))
                .violation("slot", "PROBLEM_BEFORE or PROBLEM_AFTER", slot);
    }

    static ProblemException recordMissing(String slot) {
        return ProblemException.badRequest(
                        "photo-record-missing",
                        Text.of("Name the record", "请填写核验记录"),
                        Text.of(
                                "A photo in slot %s belongs to a record: give verificationId.".formatted(slot),
                                "%s类照片属于核验记录:请填写verificationId。".formatted(slot)))
                .violation("verificationId", "must not be null", null);
    }

    static ProblemException recordNotAsked(String slot) {
        return ProblemException.badRequest(
                        "photo-record-not-asked",
                        Text.of("This photo belongs to no record", "该类照片不属于核验记录"),
                        Text.of(
                                "A photo in slot %s shows a problem of the household: leave verificationId out."
                                        .formatted(slot),
                                "%s类照片反映该户的问题:请勿填写verificationId。".formatted(slot)))
                .violation("verificationId", "must be left out", null);
    }

    static ProblemException declaredDifferently(List<String> fields) {
        ProblemException problem = ProblemException.conflict(
                "photo-declared-differently",
                Text.of("This id is taken by another declaration", "该编号已用于另一张照片"),
                Text.of(
                        "A photo with this id was declared with other values of: %s. Use a new id for another photo."
                                .formatted(String.join(", ", fields)),
                        "该编号的照片已登记,以下内容不同:%s。另一张照片请使用新编号。".formatted(String.join("、", fields))));
        fields.forEach(field -> problem.violation(field, "differs from what was declared before", null));
        return problem;
    }

    static ProblemException idTaken() {
        return ProblemException.conflict(
                "photo-id-taken",
                Text.of("This id is taken", "该编号已被占用"),
                Text.of("Another photo has this id. Declare yours under a new one.", "该编号已用于其他照片,请使用新编号登记。"));
    }

    static ProblemException notUploaded() {
        return ProblemException.conflict(
                "photo-not-uploaded",
                Text.of("The photo is not uploaded yet", "照片尚未上传"),
                Text.of(
                        "Nothing has arrived in the store. Upload to the target first; declaring the photo again gives a fresh one.",
                        "存储中还没有该照片。请先上传到所给地址;重新登记可获取新的上传地址。"));
    }

    static ProblemException rejected(Photo photo) {
        Text reason = RejectionReason.of(photo.reason()).text();
        return ProblemException.unprocessable(
                        "photo-rejected",
                        Text.of("The photo was rejected", "照片未被接受"),
                        Text.of(
                                reason.english() + " Declare and upload it again under a new id.",
                                reason.chinese() + "请用新编号重新登记并上传。"))
                .violation("photo", photo.reason(), null);
    }

    static ProblemException noContent() {
        return ProblemException.notFound(
                "photo-has-no-content",
                Text.of("There is no picture to show", "没有可显示的图片"),
                Text.of(
                        "The photo is not stored, or no small picture could be made of it; see its state.",
                        "照片尚未入库,或无法生成缩略图;请查看其状态。"));
    }
}
