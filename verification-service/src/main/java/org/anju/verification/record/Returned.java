package org.anju.verification.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a record was sent back.
 *
 * @param note what to mend
 * @param by account name of the reviewer
 * @param seenAt when the one who recorded it was shown it; absent until then
 */
@Schema(name = "VerificationReturned")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Returned(List<Reason> reasons, String note, String by, Instant at, Instant seenAt) {

    @Schema(name = "VerificationReturnReason")
    public record Reason(
            @Schema(examples = "PHOTO_UNCLEAR") String code,

            @Schema(examples = "A photo is too dark, blurred or cut off")
            String english,

            @Schema(examples = "照片模糊、过暗或不完整") String chinese) {

        public static Reason of(ReturnReason reason) {
            return new Reason(
                    reason.name(), reason.text().english(), reason.text().chinese());
        }

        /** Codes that are not known any more are told as they are. */
        static Reason of(String code) {
            return ReturnReason.find(code).map(Reason::of).orElseGet(() -> new Reason(code, code, code));
        }

        /** @param codes as in the timeline, or null */
        public static List<Reason> listOf(String codes) {
            return codes == null
                    ? List.of()
                    : Arrays.stream(codes.split(",")).map(Reason::of).toList();
        }
    }
}
