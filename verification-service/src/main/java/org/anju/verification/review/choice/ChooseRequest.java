package org.anju.verification.review.choice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param reason in the reviewer's words, without names of household members
 * @param over the records that it was compared with: when given, nothing is decided about any other that came meanwhile
 */
@Schema(name = "ChooseVerification")
record ChooseRequest(
        @NotBlank @Size(max = 500) @Pattern(regexp = "[\\P{Cc}\\n\\r\\t]*")
        String reason,

        @Size(max = 100) List<@NotNull UUID> over) {}
