package org.anju.household.event;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.household.event.RosterEventType.Part;
import org.anju.household.registry.RelationToHead;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A roster event as clients tell it.
 *
 * @param id made by the client: the same event sent again is recorded once
 * @param villagerGroup in the village that the household moves to
 */
record RosterEventRequest(
        @Schema(required = true, examples = "01970000-0000-7000-8000-0000000e0001")
        UUID id,

        @Schema(required = true) RosterEventType type,

        @Schema(
                required = true,
                description = "From when it holds, today in China at the latest 生效日期,不晚于今天",
                examples = "2026-06-05")
        LocalDate effectiveOn,

        @Schema(required = true, description = "Without personal data 不得含个人信息", examples = "户主去世,由配偶任户主")
        String reason,

        @Schema(description = "What document shows it, without personal data 证明材料,不得含个人信息", examples = "户口簿")
        String proof,

        @Schema(
                description =
                        "Who approved it; needed by SPLIT, MERGED, MOVED, DEREGISTERED and REINSTATED 审批人或单位,影响应核验户数的变动必填",
                examples = "积石山县乡村振兴局")
        String approvedBy,

        @Schema(description = "MEMBER_ADDED") NewMember member,
        @Schema(description = "MEMBER_REMOVED") UUID memberId,

        @Schema(description = "HEAD_CHANGED, and SPLIT: of the new household")
        UUID newHeadMemberId,

        @Schema(description = "HEAD_CHANGED and MERGED: of the former head to the new one 原户主与现户主关系")
        RelationToHead formerHeadRelation,

        @Schema(
                description =
                        "HEAD_CHANGED: of those whose relation changes; SPLIT: those who go along with the new head; MERGED: of the source's members to the target's head, OTHER if left out 成员与新户主关系")
        List<MemberRelation> relations,

        @Schema(description = "SPLIT and CODE_CHANGED", examples = "6229271000010002")
        String newHouseholdNo,

        @Schema(description = "SPLIT: made by the client, the event's id if left out")
        UUID newHouseholdId,

        @Schema(description = "MOVED, and SPLIT when the new household lives elsewhere", examples = "622927100202")
        RegionCode villageCode,

        @Schema(description = "MOVED and SPLIT", examples = "1社")
        String villagerGroup,

        @Schema(description = "MERGED: the household that takes this one in 并入的农户")
        UUID targetHouseholdId) {

    Object part(Part part) {
        return switch (part) {
            case MEMBER -> member;
            case MEMBER_ID -> memberId;
            case NEW_HEAD_MEMBER_ID -> newHeadMemberId;
            case FORMER_HEAD_RELATION -> formerHeadRelation;
            case RELATIONS -> relations;
            case NEW_HOUSEHOLD_NO -> newHouseholdNo;
            case NEW_HOUSEHOLD_ID -> newHouseholdId;
            case VILLAGE_CODE -> villageCode;
            case VILLAGER_GROUP -> villagerGroup;
            case TARGET_HOUSEHOLD_ID -> targetHouseholdId;
        };
    }

    @Override
    public String toString() {
        return "RosterEventRequest[" + id + ", " + type + "]";
    }
}
