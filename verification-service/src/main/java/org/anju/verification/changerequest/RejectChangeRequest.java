package org.anju.verification.changerequest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param note why it is rejected */
@Schema(name = "RejectChangeRequest")
record RejectChangeRequest(
        @NotBlank @Size(max = 500) @Pattern(regexp = CreateChangeRequest.PLAIN)
        String note) {}
