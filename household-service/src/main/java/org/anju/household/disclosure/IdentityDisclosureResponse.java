package org.anju.household.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Personal data in clear; what was not asked for, or is not recorded, is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IdentityDisclosureResponse(
        UUID id,
        UUID householdId,
        UUID memberId,
        @Schema(examples = "629927194912310021") String idNumber,
        @Schema(examples = "13800001234") String phone,
        @Schema(examples = "积石山县吹麻滩镇方家村2社") String address,
        Instant disclosedAt) {

    @Override
    public String toString() {
        return "IdentityDisclosureResponse[%s, personal]".formatted(id);
    }
}
