package org.anju.verification.rectification.step;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CloseProblem")
record CloseProblemRequest(
        @Size(max = 2000) @Pattern(regexp = "[\\P{Cc}\\n\\r\\t]*")
        String note) {}
