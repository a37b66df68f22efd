package org.anju.verification.watch.visit;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The visits of a campaign that have come into the table or gone out of it; one that changed has done both. */
record VisitChange(UUID campaignId, List<Visit> come, List<Visit> gone) {

    List<Visit> all() {
        return Stream.concat(gone.stream(), come.stream()).toList();
    }

    List<UUID> records() {
        return all().stream().map(Visit::verificationId).toList();
    }
}
