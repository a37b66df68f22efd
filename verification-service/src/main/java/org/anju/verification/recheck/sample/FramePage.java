package org.anju.verification.recheck.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a frame, in the order in which its digest is taken.
 *
 * @param cursor what to send for the next page; absent on the last
 */
@Schema(name = "RecheckFramePage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FramePage(List<Item> items, UUID cursor) {

    /** @param risks why the weight is more than 1 */
    @Schema(name = "RecheckFrameRecord")
    record Item(
            UUID verificationId,
            String villageCode,
            String stratum,
            int weight,
            boolean mandatory,
            List<String> risks) {

        static Item from(FrameEntry entry) {
            return new Item(
                    entry.record().id(),
                    entry.villageCode(),
                    entry.record().stratum(),
                    entry.record().weight(),
                    entry.record().mandatory(),
                    entry.risks());
        }
    }
}
