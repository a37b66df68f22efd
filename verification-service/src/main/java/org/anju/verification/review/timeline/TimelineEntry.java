package org.anju.verification.review.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.verification.record.Returned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that was done with a record, or happened to it.
 *
 * @param by account name; absent where nobody did it
 * @param state that the record came to by it; absent where it stayed what it was
 * @param otherRecord the record that took its place, was chosen in its stead, or whose place it took
 */
@Schema(name = "VerificationTimelineEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimelineEntry(
        Instant at,
        TimelineStep step,
        String by,
        String state,
        List<Returned.Reason> reasons,
        String note,
        UUID otherRecord,
        Photo photo,
        Finding finding) {

    @Schema(name = "VerificationTimelinePhoto")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Photo(UUID photoId, String slot, String rejectedReason) {}

    @Schema(name = "VerificationTimelineFinding")
    record Finding(long id, String rule, String severity, String field, String english, String chinese) {}

    static TimelineEntry ofRecord(Instant at, TimelineStep step, String by, String state, UUID otherRecord) {
        return new TimelineEntry(at, step, by, state, null, null, otherRecord, null, null);
    }

    static TimelineEntry ofPhoto(Instant at, TimelineStep step, Photo photo) {
        return new TimelineEntry(at, step, null, null, null, null, null, photo, null);
    }

    static TimelineEntry ofFinding(Instant at, TimelineStep step, String by, String note, Finding finding) {
        return new TimelineEntry(at, step, by, null, null, note, null, null, finding);
    }
}
