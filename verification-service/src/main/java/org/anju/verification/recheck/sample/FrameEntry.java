package org.anju.verification.recheck.sample;

import java.util.List;
import java.util.UUID;
import org.anju.verification.recheck.draw.FrameRecord;

/** A record of a frame as it was when the sample was drawn. */
public record FrameEntry(
        FrameRecord record,
        UUID householdId,
        String villageCode,
        List<String> risks,
        String assuranceCategory,
        String submittedByName) {

    /** As a region code. */
    public String township() {
        return villageCode.substring(0, 9) + "000";
    }
}
