package org.anju.verification.recheck.visit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param note why; needed where the first record is kept or a problem opened */
@Schema(name = "SettleRecheck")
record SettleRecheckRequest(
        @NotNull Settlement action,

        @Size(max = 2000) @Pattern(regexp = SubmitRecheckRequest.NO_CONTROL)
        String note) {}
