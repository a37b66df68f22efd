package org.anju.load.replay;

import java.util.UUID;

/**
 * What the platform said to a record.
 *
 * @param status {@code STORED}, {@code SAME}, {@code COMPETING} or {@code PARKED} when it is kept, {@code REFUSED} or
 *     {@code CONFLICT} otherwise
 * @param digest as the platform stated it, or empty
 * @param problem the problem's type when it is not kept, otherwise empty
 */
public record Receipt(UUID verificationId, UUID householdId, String status, String digest, String problem) {

    public boolean kept() {
        return problem.isEmpty();
    }

    /** Whether the record stands for its household, and so is counted by reports. */
    public boolean counted() {
        return status.equals("STORED") || status.equals("SAME");
    }
}
