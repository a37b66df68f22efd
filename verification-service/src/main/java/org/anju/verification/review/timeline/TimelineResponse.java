package org.anju.verification.review.timeline;

import java.util.List;
import java.util.UUID;
import org.anju.verification.record.Standing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param entries in the order in which things happened */
@Schema(name = "VerificationTimeline")
record TimelineResponse(UUID id, int revision, Standing standing, String state, List<TimelineEntry> entries) {}
