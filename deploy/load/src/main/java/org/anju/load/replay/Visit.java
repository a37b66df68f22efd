package org.anju.load.replay;

import java.util.List;
import java.util.UUID;

/**
 * One household's visit as the phone holds it; sent again, it is the same to the byte.
 *
 * @param submitFirst whether the record goes ahead of its photos
 */
public record Visit(
        UUID verificationId,
        PendingHousehold household,
        String username,
        String body,
        List<PlannedPhoto> photos,
        boolean submitFirst) {

    /** A photo that is drawn when its turn comes: all of them together would not fit into memory. */
    public record PlannedPhoto(UUID id, String slot, String capturedAt) {}
}
