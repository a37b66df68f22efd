package org.anju.household.event;

import java.time.LocalDate;
import org.anju.household.registry.AssuranceMode;
import org.anju.household.registry.PovertyAttribute;
import org.anju.household.registry.PovertyStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be different in a household. Fields left out stay as they are; null empties those that may be empty. */
record CorrectHouseholdRequest(
        @Schema(examples = "马占海") String headName,
        @Schema(examples = "13800005678", nullable = true) String phone,
        @Schema(nullable = true) String address,
        @Schema(examples = "3社", nullable = true) String villagerGroup,
        @Schema(examples = "保安族", nullable = true) String ethnicGroup,
        @Schema(nullable = true) PovertyAttribute povertyAttribute,
        @Schema(nullable = true) PovertyStatus povertyStatus,
        @Schema(nullable = true) AssuranceMode expectedMode,

        @Schema(description = "Today if left out 不填则为今天", examples = "2026-06-05")
        LocalDate effectiveOn,

        @Schema(required = true, description = "Without personal data 不得含个人信息", examples = "电话录入有误")
        String reason,

        @Schema(examples = "户口簿") String proof,
        String approvedBy) {

    @Override
    public String toString() {
        return "CorrectHouseholdRequest[personal]";
    }
}
