package org.anju.household.event;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.household.registry.AssuranceMode;
import org.anju.household.registry.PovertyAttribute;
import org.anju.household.registry.PovertyStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A household newly identified (新识别纳入).
 *
 * @param id the household's, made by the client: the same request sent again registers it once
 * @param memberCount the head included; the head and the members told if left out
 */
record RegisterHouseholdRequest(
        @Schema(required = true) UUID id,

        @Schema(required = true, examples = "6229271000010001")
        String householdNo,

        @Schema(required = true, examples = "622927100201") RegionCode villageCode,
        @Schema(examples = "2社") String villagerGroup,
        @Schema(required = true, examples = "马占海") String headName,

        @Schema(required = true, examples = "629927198001010016")
        String idNumber,

        @Schema(examples = "13800001234") String phone,
        String address,
        @Schema(examples = "保安族") String ethnicGroup,
        PovertyAttribute povertyAttribute,
        PovertyStatus povertyStatus,
        AssuranceMode expectedMode,
        @Schema(examples = "4") Integer memberCount,
        List<NewMember> members,

        @Schema(
                required = true,
                description = "From when it is to be verified, today in China at the latest 纳入日期,不晚于今天",
                examples = "2026-06-05")
        LocalDate effectiveOn,

        @Schema(required = true, description = "Without personal data 不得含个人信息", examples = "动态监测新纳入")
        String reason,

        @Schema(examples = "村级评议记录") String proof,
        @Schema(required = true, examples = "积石山县乡村振兴局") String approvedBy) {

    @Override
    public String toString() {
        return "RegisterHouseholdRequest[" + id + "]";
    }
}
