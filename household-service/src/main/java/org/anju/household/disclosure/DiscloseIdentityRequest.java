package org.anju.household.disclosure;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param memberId whose identity number it is; null for the head */
record DiscloseIdentityRequest(
        @Schema(description = "What for, without personal data 用途,请勿填写个人信息", examples = "电话核对危房改造验收时间")
        @NotBlank
        @Size(min = 10, max = 200)
        String reason,

        @Schema(examples = "[\"PHONE\"]") @NotEmpty Set<@NotNull DisclosedField> fields,

        @Schema(description = "A member of the household; the head if left out 家庭成员,不填则为户主")
        UUID memberId) {

    DiscloseIdentityRequest {
        reason = reason == null ? null : reason.strip();
    }
}
