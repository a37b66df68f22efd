package org.anju.verification.record;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anju.common.problem.Text;

/** Why a record is sent back: what the one who recorded it has to mend. Most are a reviewer's to choose. */
public enum ReturnReason {
    PHOTO_MISSING("A photo that is needed is missing", "缺少必需的照片"),
    PHOTO_UNCLEAR("A photo is too dark, blurred or cut off", "照片模糊、过暗或不完整"),
    PHOTO_NOT_FROM_VISIT("A photo was not taken on the visit, or shows a screen or another photo", "照片非本次现场拍摄,或系翻拍、截图"),
    PHOTO_OF_OTHER_HOUSE("A photo shows another house", "照片与该户房屋不符"),
    POSITION_IMPLAUSIBLE("The position is not that of the house", "定位与房屋位置不符"),
    MODE_WRONG("The way of assurance is not the right one", "住房安全保障方式选择有误"),
    GRADE_WRONG("The safety grade differs from appraisal or rating", "安全等级与鉴定或评定结果不符"),
    SITUATION_WRONG("The special situation is missing or not the right one", "特殊情形漏填或有误"),
    PROOF_MISSING("A document that proves the mode is missing", "缺少佐证材料"),
    DETAILS_INCOMPLETE("Some details are missing or contradict each other", "信息填写不完整或前后矛盾"),
    HOUSEHOLD_MISMATCH("The record is of another household", "核验对象与该户不符"),
    STILL_LIVES_IN_DANGEROUS_HOUSE("The household still lives in a dangerous house", "该户仍居住危房"),
    VISIT_AGAIN("The household has to be visited again", "需重新入户核验"),
    OTHER("Another reason, see the note", "其他原因,见说明"),
    /** Set when a re-check decides that all records of a township are verified again. */
    RECHECK_FAILED(
            "Too many records of the township were found wrong when re-checked: verify again", "本乡镇抽查差错过多,须重新核验", true),
    /** Set when a change request for a locked record is approved. */
    CHANGE_REQUEST("A change of the closed record was asked for and approved, see the note", "已关闭的记录经批准变更,见说明", true);

    private final Text text;
    private final boolean setBySystem;

    ReturnReason(String english, String chinese) {
        this(english, chinese, false);
    }

    ReturnReason(String english, String chinese, boolean setBySystem) {
        this.text = Text.of(english, chinese);
        this.setBySystem = setBySystem;
    }

    public Text text() {
        return text;
    }

    /** Whether it comes of other steps only, and no reviewer may choose it. */
    public boolean isSetBySystem() {
        return setBySystem;
    }

    public static Optional<ReturnReason> find(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(code))
                .findFirst();
    }

    /** How several stand in one field of the timeline. */
    public static String join(List<ReturnReason> reasons) {
        return String.join(",", reasons.stream().map(Enum::name).toList());
    }
}
