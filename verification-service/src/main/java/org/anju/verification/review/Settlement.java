package org.anju.verification.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a reviewer has looked at what a rule found, and lets it be. */
@Schema(name = "FindingSettlement")
record Settlement(
        @Schema(examples = "Q17") @NotBlank @Size(max = 20) String rule,

        @Schema(examples = "assuranceMode") @NotBlank @Size(max = 100)
        String field,

        @Schema(examples = "已核对花名册,现方式无误") @NotBlank @Size(max = 500) @Pattern(regexp = Settlement.PLAIN)
        String note) {

    /** Control characters, NUL above all, cannot be stored as text; line breaks and tabs may stand in a note. */
    static final String PLAIN = "[\\P{Cc}\\n\\r\\t]*";
}
