package org.anju.verification.changerequest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param id made by the client, so that sending it again creates nothing; left out, the server makes one
 * @param verificationId the locked record that is to change; left out for a household that has none
 * @param campaignId with householdId, for a household that has no record, as one that came to the village after its closure
 * @param reason why
 * @param change what is to change, without personal data
 */
@Schema(name = "CreateChangeRequest")
record CreateChangeRequest(
        UUID id,
        UUID verificationId,
        UUID campaignId,
        UUID householdId,
        @NotBlank @Size(max = 500) @Pattern(regexp = PLAIN) String reason,
        @NotBlank @Size(max = 1000) @Pattern(regexp = PLAIN) String change) {

    static final String PLAIN = "[\\P{Cc}\\n\\r\\t]*";
}
