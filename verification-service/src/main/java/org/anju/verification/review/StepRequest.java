package org.anju.verification.review;

import java.util.List;
import java.util.UUID;
import org.anju.verification.record.ReturnReason;

/**
 * A step that somebody wants to take with a record.
 *
 * @param version that the record must still have, or null where any will do
 * @param settles findings that were looked at
 * @param reasons for a return; else none
 * @param note for a return, to who recorded it; else null
 */
record StepRequest(UUID id, Long version, List<Settlement> settles, List<ReturnReason> reasons, String note) {}
