package org.anju.verification.changerequest;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** Why a change is not asked for, or not decided. */
final class ChangeRequestRefusals {

    private ChangeRequestRefusals() {}

    static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                        "change-request-unknown",
                        Text.of("No such change request", "没有该变更申请"),
                        Text.of(
                                "There is no change request %s in your regions.".formatted(id),
                                "您的区域内没有变更申请%s。".formatted(id)))
                .violation("id", "a change request of your regions", id.toString());
    }

    static ProblemException recordUnknown(UUID id) {
        return ProblemException.notFound(
                        "verification-unknown",
                        Text.of("No such record", "没有该核验记录"),
                        Text.of(
                                "There is no verification %s in your regions.".formatted(id),
                                "您的区域内没有核验记录%s。".formatted(id)))
                .violation("verificationId", "a record of your regions", id.toString());
    }

    static ProblemException householdUnknown(UUID id) {
        return ProblemException.notFound(
                        "household-unknown",
                        Text.of("No such household", "没有该户"),
                        Text.of(
                                "There is no household %s on the roster of your regions.".formatted(id),
                                "您区域的花名册中没有户%s。".formatted(id)))
                .violation("householdId", "a household of your regions", id.toString());
    }

    static ProblemException subjectUnclear() {
        return ProblemException.badRequest(
                        "change-request-subject",
                        Text.of("Say what is to change", "请说明变更对象"),
                        Text.of(
                                "Give the verificationId of a locked record; or, for a household without one, its campaignId and householdId.",
                                "请填写已锁定记录的verificationId;尚无记录的户,请填写campaignId和householdId。"))
                .violation("verificationId", "either this, or campaignId and householdId", null);
    }

    static ProblemException notLocked(UUID record, String state) {
        return ProblemException.conflict(
                        "record-not-locked",
                        Text.of("The record is not locked", "该记录未锁定"),
                        Text.of(
                                "Record %s is %s; no change request is needed. Correct it by a new record, or have a reviewer return it first."
                                        .formatted(record, state),
                                "记录%s的状态为%s,无需变更申请。可提交新记录更正,或先由审核人员退回。".formatted(record, state)))
                .violation("verificationId", "a locked record that stands for its household", record.toString());
    }

    static ProblemException villageOpen(String village) {
        return ProblemException.conflict(
                        "village-open",
                        Text.of("The village is not closed", "该村未办结"),
                        Text.of(
                                "Village %s takes records without a change request.".formatted(village),
                                "村%s无需变更申请即可提交记录。".formatted(village)))
                .violation("householdId", "a household of a closed village", village);
    }

    static ProblemException hasRecord(UUID household) {
        return ProblemException.conflict(
                        "household-has-record",
                        Text.of("The household has a record", "该户已有记录"),
                        Text.of(
                                "Ask for the change of household %s's record: give its verificationId instead."
                                        .formatted(household),
                                "户%s已有核验记录:请改填该记录的verificationId。".formatted(household)))
                .violation("verificationId", "the record of the household", null);
    }

    static ProblemException idTaken(UUID id) {
        return ProblemException.conflict(
                        "change-request-exists",
                        Text.of("This id is taken", "该编号已被使用"),
                        Text.of(
                                "Another change request has the id %s. Use a new id.".formatted(id),
                                "编号%s已属于另一变更申请。请使用新的编号。".formatted(id)))
                .violation("id", "not yet used", id.toString());
    }

    static ProblemException alreadyOpen(UUID other) {
        return ProblemException.conflict(
                        "change-request-open",
                        Text.of("A change was asked for already", "已有未办结的变更申请"),
                        Text.of(
                                "Change request %s of the same household is not settled yet.".formatted(other),
                                "该户的变更申请%s尚未办结。".formatted(other)))
                .violation("verificationId", "a household without an open change request", String.valueOf(other));
    }

    static ProblemException decided(UUID id, ChangeRequestState state) {
        return ProblemException.conflict(
                        "change-request-decided",
                        Text.of("It is decided already", "该申请已处理"),
                        Text.of(
                                "Change request %s is %s. Ask anew where another change is needed."
                                        .formatted(id, state),
                                "变更申请%s的状态为%s。如需其他变更,请重新申请。".formatted(id, state)))
                .violation("id", "a pending change request", state.name());
    }

    static ProblemException ownRequest(UUID id) {
        return ProblemException.forbidden(
                        "change-request-own",
                        Text.of("Somebody else must decide", "须由他人审批"),
                        Text.of(
                                "You asked for change %s yourself, or recorded what it is about. Another county reviewer decides."
                                        .formatted(id),
                                "变更申请%s由您提出,或涉及您采集的记录。请由其他县级审核人员审批。".formatted(id)))
                .violation("id", "another account's request and record", id.toString());
    }
}
