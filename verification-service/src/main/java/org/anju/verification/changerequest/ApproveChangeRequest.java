package org.anju.verification.changerequest;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ApproveChangeRequest")
record ApproveChangeRequest(
        @Size(max = 500) @Pattern(regexp = CreateChangeRequest.PLAIN)
        String note) {}
