package org.anju.verification.changes;

import java.time.Instant;
import org.anju.common.fact.VerificationFacts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A record in its latest state.
 *
 * @param verification what others may know of it, as in events
 */
@Schema(name = "ChangedVerification")
record ChangedRecord(VerificationFacts verification, Instant stateSince) {}
