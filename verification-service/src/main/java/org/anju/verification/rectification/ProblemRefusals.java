package org.anju.verification.rectification;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.verification.rule.ProblemKind;

/** Why something is not done about a problem. */
public final class ProblemRefusals {

    private ProblemRefusals() {}

    public static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                        "problem-unknown",
                        Text.of("No such problem", "没有该问题"),
                        Text.of(
                                "There is no problem %s in your regions. GET /api/v1/problems lists those there are."
                                        .formatted(id),
                                "您的区域内没有问题%s。可通过GET /api/v1/problems查看。".formatted(id)))
                .violation("id", "a problem of your regions", id.toString());
    }

    public static ProblemException householdUnknown(UUID id) {
        return ProblemException.notFound(
                        "household-unknown",
                        Text.of("There is no such household", "没有这一户"),
                        Text.of(
                                "No household of your regions has the id %s.".formatted(id),
                                "您的管辖区域内没有编号为%s的农户。".formatted(id)))
                .violation("householdId", "a household of your regions", id.toString());
    }

    public static ProblemException outsideCampaign(UUID household, UUID campaign) {
        return ProblemException.unprocessable(
                        "household-outside-campaign",
                        Text.of("The household is not in this campaign", "该户不在此次核验行动范围内"),
                        Text.of(
                                "Campaign %s does not cover the village of household %s."
                                        .formatted(campaign, household),
                                "核验行动%s不包括农户%s所在的村。".formatted(campaign, household)))
                .violation("householdId", "a household of the campaign's regions", household.toString());
    }

    public static ProblemException recordUnsuitable(UUID record) {
        return ProblemException.unprocessable(
                        "problem-record-unsuitable",
                        Text.of("This record cannot be named here", "不能引用该核验记录"),
                        Text.of(
                                "Record %s is not of this household and campaign.".formatted(record),
                                "核验记录%s不属于该户或此次核验行动。".formatted(record)))
                .violation("verificationId", "a record of the household in the campaign", record.toString());
    }

    public static ProblemException recordShowsNothing(UUID record) {
        return ProblemException.unprocessable(
                        "problem-record-proves-nothing",
                        Text.of("This record does not show that it was put right", "该核验记录不能证明问题已整改"),
                        Text.of(
                                "Name the record that stands for the household, received after the problem last showed, with all its evidence stored and sent by nobody who rectified it. Record %s is not such a record."
                                        .formatted(record),
                                "请引用问题最近一次出现之后收到、证据齐全、代表该户且并非由整改人提交的核验记录。记录%s不符合。".formatted(record)))
                .violation("verificationId", "a later, complete record of somebody else", record.toString());
    }

    public static ProblemException idTaken(UUID id) {
        return ProblemException.conflict(
                        "problem-id-taken",
                        Text.of("This id is taken", "该编号已被使用"),
                        Text.of(
                                "A problem with other content has the id %s. Use a new id.".formatted(id),
                                "编号%s已用于内容不同的问题。请使用新的编号。".formatted(id)))
                .violation("id", "not yet used", id.toString());
    }

    public static ProblemException alreadyOpen(Problem problem) {
        return ProblemException.conflict(
                        "problem-open-already",
                        Text.of("This problem is known already", "该问题已登记"),
                        Text.of(
                                "The household has problem %s of kind %s, which is %s. Go on with that one."
                                        .formatted(problem.id(), problem.found().kind(), problem.state()),
                                "该户已有%s类问题%s,当前状态为%s。请继续处理该问题。"
                                        .formatted(problem.found().kind(), problem.id(), problem.state())))
                .violation(
                        "kind",
                        "not open yet for this household",
                        problem.found().kind().name());
    }

    /** The same as {@link #alreadyOpen}, where the other problem cannot be named. */
    static ProblemException openAgain(ProblemKind kind) {
        return ProblemException.conflict(
                        "problem-open-already",
                        Text.of("This problem is known already", "该问题已登记"),
                        Text.of(
                                "The household has another problem of kind %s that is not closed. Go on with that one."
                                        .formatted(kind),
                                "该户已有未销号的%s类问题。请继续处理该问题。".formatted(kind)))
                .violation("kind", "not open yet for this household", kind.name());
    }

    static ProblemException householdRemoved(UUID household) {
        return ProblemException.unprocessable(
                        "household-removed",
                        Text.of("The household was removed from the roster", "该户已从花名册中移除"),
                        Text.of(
                                "Household %s is no longer on the roster: nothing can be put right there. Should it live there after all, have it put back on the roster first."
                                        .formatted(household),
                                "户%s已不在花名册中,无法再整改。如该户仍在,请先恢复其花名册。".formatted(household)))
                .violation("householdId", "a household on the roster", household.toString());
    }

    static ProblemException wrongState(String what, ProblemState present, List<ProblemState> possible) {
        List<String> names = possible.stream().map(Enum::name).toList();
        return ProblemException.conflict(
                        "problem-state",
                        Text.of("The problem is %s".formatted(present), "问题当前状态为%s".formatted(present)),
                        Text.of(
                                "The problem is %s; it can be %s while it is %s."
                                        .formatted(present, what, String.join(", ", names)),
                                "问题当前状态为%s;此操作要求状态为%s。".formatted(present, String.join("、", names))))
                .violation("state", String.join(" | ", names), present.name());
    }

    static ProblemException notReverified(ProblemState present) {
        return ProblemException.conflict(
                        "problem-not-reverified",
                        Text.of("Nobody has found it put right yet", "问题尚未复核"),
                        Text.of(
                                "The problem is %s and was not found put right: verify it, or wait for a record that finds the household secured, then close it."
                                        .formatted(present),
                                "问题当前状态为%s,尚未确认整改到位:请先复核,或待新的核验记录确认住房有保障后再销号。".formatted(present)))
                .violation("state", "found put right", present.name());
    }

    static ProblemException ownRectification() {
        return ProblemException.forbidden(
                "problem-own-rectification",
                Text.of("You rectified this problem yourself", "您是该问题的整改人"),
                Text.of(
                        "Who put a problem right neither judges nor closes it. Ask another reviewer.",
                        "整改人不得复核或销号本人整改的问题。请由其他审核人员处理。"));
    }

    public static ProblemException closedByCounty(ProblemKind kind) {
        return ProblemException.forbidden(
                        "problem-of-county",
                        Text.of("The county decides on this", "该问题由县级处理"),
                        Text.of(
                                "Problems of kind %s are planned and closed by the county.".formatted(kind),
                                "%s类问题由县级列入计划和销号。".formatted(kind)))
                .violation("kind", "a kind that townships close", kind.name());
    }

    /** Days are China's. */
    public static void requireDayNotPast(String field, LocalDate day, Act act) {
        if (day.isBefore(act.day())) {
            throw dayPast(field, day, act.day());
        }
    }

    private static ProblemException dayPast(String field, LocalDate day, LocalDate today) {
        return ProblemException.unprocessable(
                        "problem-day-past",
                        Text.of("This day has passed", "日期已过"),
                        Text.of(
                                "The day %s in '%s' has passed; give %s or later.".formatted(day, field, today),
                                "“%s”中的日期%s已过;请填写%s或之后的日期。".formatted(field, day, today)))
                .violation(field, "on or after " + today, day.toString());
    }

    static ProblemException planTooLate(LocalDate day, LocalDate latest) {
        return ProblemException.unprocessable(
                        "problem-plan-too-late",
                        Text.of("The plan reaches too far", "计划日期过晚"),
                        Text.of(
                                "What is planned goes into the annual plan: give a day until %s.".formatted(latest),
                                "应列入年度计划:请填写不晚于%s的日期。".formatted(latest)))
                .violation("plannedFor", "on or before " + latest, day.toString());
    }

    static ProblemException interimHousingMissing(ProblemKind kind) {
        return ProblemException.unprocessable(
                        "problem-interim-housing",
                        Text.of("Say where the household lives until then", "请填写过渡期住房保障方式"),
                        Text.of(
                                "A problem of kind %s can wait for its plan only while the household is housed safely: give interimMode."
                                        .formatted(kind),
                                "%s类问题在计划完成前须有过渡期安全住房:请填写interimMode。".formatted(kind)))
                .violation("interimMode", "a mode of provided safety", null);
    }

    public static ProblemException interimModeUnknown(String mode, Collection<String> known) {
        List<String> names = known.stream().sorted().toList();
        return ProblemException.unprocessable(
                        "problem-interim-mode",
                        Text.of("This is no interim housing", "不是过渡期住房保障方式"),
                        Text.of(
                                "'%s' is not a mode of provided safety of the campaign's rule set; known: %s."
                                        .formatted(mode, names),
                                "“%s”不是该核验行动规则集中的保障安全方式;可用:%s。".formatted(mode, names)))
                .violation("interimMode", "one of " + names, mode);
    }

    static ProblemException photosMissing(ProblemKind kind, int before, int after) {
        return ProblemException.unprocessable(
                        "problem-photos-missing",
                        Text.of("Photos before and after are needed", "需要整改前后照片"),
                        Text.of(
                                "A rectification of kind %s needs at least one photo before and one after; found %d and %d."
                                        .formatted(kind, before, after),
                                "%s类问题的整改须有整改前、后照片各至少一张;现有%d张和%d张。".formatted(kind, before, after)))
                .violation("photosAfter", "at least one each", "%d and %d".formatted(before, after));
    }

    public static ProblemException photosUnsuitable(Collection<UUID> photos) {
        List<UUID> sorted = photos.stream().sorted().toList();
        String ids = sorted.stream().map(UUID::toString).collect(Collectors.joining(", "));
        ProblemException problem = ProblemException.unprocessable(
                "problem-photos-unsuitable",
                Text.of("Some photos do not prove this", "部分照片不能用于该整改"),
                Text.of(
                        "Not declared for this household and slot, rejected, or used elsewhere: %s. Declare new photos in slots PROBLEM_BEFORE and PROBLEM_AFTER."
                                .formatted(ids),
                        "以下照片并非为该户此类别登记、未被接受或已用于别处:%s。请以PROBLEM_BEFORE、PROBLEM_AFTER类别重新登记照片。".formatted(ids)));
        sorted.forEach(photo ->
                problem.violation("photos", "of this household and slot, and used for nothing else", photo.toString()));
        return problem;
    }

    public static ProblemException photoTwice(Collection<UUID> photos) {
        UUID first = Collections.min(photos);
        return ProblemException.unprocessable(
                        "problem-photo-twice",
                        Text.of("A photo is named twice", "照片重复"),
                        Text.of(
                                "Photo %s is named twice; name each once.".formatted(first),
                                "照片%s重复;每张照片只能引用一次。".formatted(first)))
                .violation("photos", "each once", first.toString());
    }
}
