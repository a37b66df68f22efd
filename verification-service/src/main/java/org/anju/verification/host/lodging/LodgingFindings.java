package org.anju.verification.host.lodging;

import java.util.UUID;
import org.anju.common.problem.Text;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.rule.StreamCheck;
import org.anju.verification.watch.Observation;

/**
 * Words for what comparing claims found. Of a host of another village a finding tells only whether its house is safe: who
 * reads it may not see the host's record.
 */
final class LodgingFindings {

    static final Kind SAFETY = new Kind(StreamCheck.HOST.rule(), "details.lodging");
    static final Kind GUESTS = new Kind(StreamCheck.HOST.rule(), "details.lodging.guests");
    static final Kind OWNED_TWICE = new Kind(StreamCheck.HOST.rule(), "details.dwellingId.own");
    static final Kind GRADES = new Kind(StreamCheck.HOST.rule(), "details.lodging.grades");

    private static final String SAFE_GRADES = "A, B";

    private LodgingFindings() {}

    /** @param told whether the host's own circumstances may be told */
    static Observation ofSafety(Claim claim, Judgement judgement, boolean told) {
        return new Observation(
                StreamCheck.HOST,
                SAFETY,
                claim.verificationId(),
                claim.villageCode(),
                judgement.doubtful(),
                told || isOfTheGuestItself(claim, judgement) ? reason(judgement) : safety(judgement),
                judgement.safety().name(),
                SAFE_GRADES);
    }

    /** What the guest's own record says or leaves out is no secret of the host's. */
    private static boolean isOfTheGuestItself(Claim claim, Judgement judgement) {
        return claim.host() == null
                || judgement.reason() == Reason.NO_BASIS
                || judgement.basis() == Basis.DECLARED && judgement.reason() == Reason.DANGEROUS_GRADE;
    }

    private static Text safety(Judgement judgement) {
        return switch (judgement.safety()) {
            case UNSAFE -> Text.of("the house of the host is not safe", "接纳户的住房不安全");
            case UNKNOWN, SAFE ->
                Text.of(
                        "whether the house of the host is safe has to be looked at by a reviewer",
                        "接纳户的住房是否安全须由审核人员核实");
        };
    }

    private static Text reason(Judgement judgement) {
        return switch (judgement.reason()) {
            case NO_BASIS ->
                Text.of(
                        "nothing proves that the house lived in is of grade A or B: neither the host's record nor a grade"
                                + " in this one",
                        "没有依据证明所住房屋为A级或B级:接纳户无核验记录,本记录也未填写等级");
            case DANGEROUS_GRADE -> Text.of("the house lived in is of grade C or D", "所住房屋等级为C级或D级");
            case HOST_NOT_SECURED -> Text.of("by its own record the host has no safe housing", "接纳户的核验结果为住房未保障");
            case HOST_RETURNED ->
                Text.of("the host's record was returned and waits for its correction", "接纳户的核验记录已退回,待更正");
            case HOST_REMOVED ->
                Text.of("the host is no longer on the roster: name who lives there now", "接纳户已不在花名册内,请填写现住户");
            case HOST_NOT_ON_ROSTER -> Text.of("there is no such host on the roster", "花名册内没有该接纳户");
            case HOST_LODGES ->
                Text.of(
                        "the host lives with others itself: name the household whose house it is",
                        "接纳户自身也寄住他处,请填写实际房主");
            case CIRCLE ->
                Text.of(
                        "the hosts lead in a circle: none of these households has a house of its own",
                        "接纳关系循环:这些户均无自有住房");
            case SAFE -> throw new IllegalArgumentException("There is nothing to find in a safe house");
        };
    }

    static Observation ofGuests(Claim claim, int limit) {
        return finding(
                claim.verificationId(),
                claim.villageCode(),
                GUESTS,
                Text.of(
                        "more than %d households say that they live in this house; a housing site has to be registered"
                                .formatted(limit),
                        "超过%d户填报住在同一房屋;集中居住点须先登记".formatted(limit)),
                Integer.toString(limit));
    }

    static Observation ofGuestsAtHost(UUID record, String village, int limit) {
        return finding(
                record,
                village,
                GUESTS,
                Text.of(
                        "more than %d households name this one as their host".formatted(limit),
                        "超过%d户填报寄住在本户".formatted(limit)),
                Integer.toString(limit));
    }

    static Observation ofOwnedTwice(Claim claim) {
        return finding(
                claim.verificationId(),
                claim.villageCode(),
                OWNED_TWICE,
                Text.of("another household calls the same dwelling its own", "另一户也填报该房屋为自有住房"),
                null);
    }

    static Observation ofGrades(UUID record, String village) {
        return finding(
                record,
                village,
                GRADES,
                Text.of("records give the same house different grades", "不同记录对同一房屋填报的等级不一致"),
                null);
    }

    private static Observation finding(UUID record, String village, Kind kind, Text message, String expected) {
        return new Observation(StreamCheck.HOST, kind, record, village, true, message, null, expected);
    }
}
