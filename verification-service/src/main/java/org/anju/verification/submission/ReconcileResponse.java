package org.anju.verification.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.verification.record.Standing;
import org.anju.verification.submission.HeldPage.Parked;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReconcileResult")
record ReconcileResponse(List<Item> receipts) {

    enum Answer {
        /** On disk as the phone has it. */
        HELD,
        /** On disk with other content. */
        DIFFERENT,
        /** On disk, waiting for its household or for the record that it corrects. */
        PARKED,
        /** It was parked and then refused: see the reason. */
        REFUSED,
        /** Not here, or not yours: send it again. */
        UNKNOWN
    }

    /**
     * @param photosMissing those that have not come yet, or were rejected: to be uploaded again
     * @param photosElsewhere how many of its photos belong to another record or household, so that they never come to this
     *     one; the receipt of the record, sent again, names them
     * @param openFindings how many things rules found and nobody has settled
     */
    @Schema(name = "ReconcileItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID id,
            Answer answer,
            String state,
            Standing standing,
            Integer revision,
            Long version,
            String digest,
            Instant receivedAt,
            List<UUID> photosMissing,
            Integer photosElsewhere,
            Integer openFindings,
            String reason) {

        static Item unknown(UUID id) {
            return new Item(id, Answer.UNKNOWN, null, null, null, null, null, null, null, null, null, null);
        }

        static Item of(Answer answer, Parked parked) {
            return new Item(
                    parked.id(),
                    answer,
                    null,
                    null,
                    null,
                    null,
                    parked.digest(),
                    parked.receivedAt(),
                    null,
                    null,
                    null,
                    parked.refusal());
        }

        static Item of(Answer answer, HeldRecord held) {
            return new Item(
                    held.id(),
                    answer,
                    held.state(),
                    held.standing(),
                    held.revision(),
                    held.version(),
                    held.digest(),
                    held.receivedAt(),
                    held.photosMissing(),
                    held.photosElsewhere(),
                    held.findings().size(),
                    null);
        }
    }
}
