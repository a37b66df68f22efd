package org.anju.verification.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReconcileResult")
record ReconcileResponse(List<Item> receipts) {

    enum Answer {
        /** On disk as the phone has it. */
        HELD,
        /** On disk with other content. */
        DIFFERENT,
        /** On disk, waiting for its household. */
        PARKED,
        /** It was parked and then refused: see the reason. */
        REFUSED,
        /** Not here, or not yours: send it again. */
        UNKNOWN
    }

    @Schema(name = "ReconcileItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(UUID id, Answer answer, String state, Long version, String digest, String reason) {}
}
