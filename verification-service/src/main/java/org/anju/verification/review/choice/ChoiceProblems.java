package org.anju.verification.review.choice;

import java.util.Collection;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.verification.record.RecordStandings.Rival;

/** The reasons for which records cannot be compared, or not be chosen among. */
final class ChoiceProblems {

    private ChoiceProblems() {}

    static ProblemException nothingToCompare(UUID record) {
        return ProblemException.notFound(
                        "nothing-to-compare",
                        Text.of("There is nothing to compare it with", "没有可比较的记录"),
                        Text.of(
                                "The household of record %s has no other record in this campaign. GET /api/v1/verifications/%s/revisions lists those there are."
                                        .formatted(record, record),
                                "记录%s所属的户在本次核验行动中没有其他记录。可通过GET /api/v1/verifications/%s/revisions查看。"
                                        .formatted(record, record)))
                .violation("with", "another record of the household", null);
    }

    static ProblemException ofAnotherHousehold(UUID record, UUID other) {
        return ProblemException.unprocessable(
                        "verification-of-another-household",
                        Text.of("The records are not of one household", "两条记录不属于同一户"),
                        Text.of(
                                "Record %s is no other record of the household of %s in its campaign. GET /api/v1/verifications/%s/revisions lists them."
                                        .formatted(other, record, record),
                                "记录%s不是记录%s所属的户在同一核验行动中的另一条记录。可通过GET /api/v1/verifications/%s/revisions查看。"
                                        .formatted(other, record, record)))
                .violation("with", "another record of the household and campaign", other.toString());
    }

    static ProblemException outOfScope(UUID record) {
        return ProblemException.forbidden(
                        "choice-out-of-scope",
                        Text.of("A record of the household lies outside your regions", "该户有记录在您的管辖区域之外"),
                        Text.of(
                                "The household of record %s has moved: somebody whose regions cover all of its records chooses among them."
                                        .formatted(record),
                                "记录%s所属的户曾经迁移,须由管辖其全部记录的人员裁定。".formatted(record)))
                .violation("id", "a household with all records in your regions", record.toString());
    }

    static ProblemException ownRecord(UUID record) {
        return ProblemException.forbidden(
                        "review-of-own-record",
                        Text.of("Rule Q16: who collects does not review", "规则Q16:采集与审核须分离"),
                        Text.of(
                                "By rule Q16 somebody decides who recorded none of the records and was on none of the visits; you recorded %s or were there. Leave it to another reviewer."
                                        .formatted(record),
                                "依据规则Q16,须由未参与采集和入户的人员裁定;记录%s由您采集或您曾参与入户。请交由其他审核人员处理。".formatted(record)))
                .violation("submittedBy", "Q16: another account than the reviewer's", null);
    }

    static ProblemException locked(UUID standing) {
        return ProblemException.conflict(
                        "standing-record-locked",
                        Text.of("The household's record is locked", "该户记录已锁定"),
                        Text.of(
                                "Record %s stands and its village is closed: it changes by an approved change request only, POST /api/v1/change-requests."
                                        .formatted(standing),
                                "现行记录%s已锁定,须经批准的变更申请方可修改:POST /api/v1/change-requests。".formatted(standing)))
                .violation("state", "not LOCKED", "LOCKED");
    }

    static ProblemException countyConfirmed(UUID standing) {
        return ProblemException.forbidden(
                        "choice-needs-county",
                        Text.of("The county has confirmed the record that stands", "该户现行记录已由县级确认"),
                        Text.of(
                                "Record %s stands and is confirmed by the county: only a county-reviewer chooses another one. Leave it to the county, or choose record %s itself."
                                        .formatted(standing, standing),
                                "现行记录%s已由县级确认,只有县级审核人员可以改选其他记录。请交由县级裁定,或选定记录%s本身。".formatted(standing, standing)))
                .violation("state", "not COUNTY_CONFIRMED, or the role county-reviewer", "COUNTY_CONFIRMED");
    }

    static ProblemException notInQuestion(Rival record) {
        return ProblemException.conflict(
                        "record-not-in-question",
                        Text.of("The record cannot be chosen any more", "该记录已不能选用"),
                        Text.of(
                                "Record %s is %s. Only a record that stands or competes can be chosen; GET /api/v1/verifications/%s/revisions shows how the household stands."
                                        .formatted(record.id(), record.standing(), record.id()),
                                "记录%s的地位为%s,只有现行或并存的记录可以选用。可通过GET /api/v1/verifications/%s/revisions查看。"
                                        .formatted(record.id(), record.standing(), record.id())))
                .violation(
                        "standing", "STANDING or COMPETING", record.standing().name());
    }

    static ProblemException nothingToDecide(UUID record) {
        return ProblemException.conflict(
                        "nothing-to-decide",
                        Text.of("No record competes with it", "没有并存记录"),
                        Text.of(
                                "Record %s stands for its household, and nothing competes with it.".formatted(record),
                                "记录%s已是该户的现行记录,没有并存记录需要裁定。".formatted(record)))
                .violation("standing", "a household with competing records", null);
    }

    static ProblemException othersCompete(UUID record, Collection<UUID> others) {
        return ProblemException.conflict(
                        "others-compete",
                        Text.of("Other records compete than those you have compared", "并存记录与您比较的不一致"),
                        Text.of(
                                "Choosing record %s would decide about %s. Compare them, and name them all in over."
                                        .formatted(record, others),
                                "选用记录%s将同时裁定%s。请逐一比较后,在over中全部列出。".formatted(record, others)))
                .violation("over", "the household's other undecided records", others.toString());
    }
}
