package org.anju.verification.submission;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Items stay unread here, so that one malformed item is answered alone. */
@Schema(name = "SubmitVerificationBatch")
record BatchRequest(
        @Schema(implementation = SubmitVerificationRequest[].class) @NotEmpty @Size(max = 500)
        List<@NotNull JsonNode> items) {}
