package org.anju.household.roster;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an import is taken back. */
record UndoImportRequest(
        @Schema(
                description = "Without personal data 撤销原因,勿含个人信息",
                examples = "误用上一年度的花名册 last year's roster by mistake")
        @NotBlank
        @Size(max = 500)
        String reason) {}
