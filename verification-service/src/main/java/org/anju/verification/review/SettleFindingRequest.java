package org.anju.verification.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SettleFinding")
record SettleFindingRequest(
        @NotBlank @Size(max = 500) @Pattern(regexp = Settlement.PLAIN)
        String note) {}
