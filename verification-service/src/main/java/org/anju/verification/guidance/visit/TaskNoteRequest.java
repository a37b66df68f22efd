package org.anju.verification.guidance.visit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.anju.verification.guidance.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param note what was done, or what is still missing */
@Schema(name = "GuidanceTaskNote")
record TaskNoteRequest(
        @NotBlank @Size(max = 1000) @Pattern(regexp = PlainText.LINES)
        String note) {}
