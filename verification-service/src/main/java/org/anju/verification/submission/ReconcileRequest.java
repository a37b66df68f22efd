package org.anju.verification.submission;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Reconcile")
record ReconcileRequest(@NotEmpty @Size(max = 5000) List<@NotNull @Valid HeldReceipt> receipts) {

    /** @param digest as in the receipt; left out, only the id is asked for */
    @Schema(name = "HeldReceipt")
    record HeldReceipt(
            @NotNull UUID id,
            @Pattern(regexp = "[0-9a-f]{64}") String digest) {}
}
