package org.anju.verification.recheck.sample;

import java.util.UUID;

/**
 * A record that could be drawn, with what its risk is judged by.
 *
 * @param access as in the record's details, or null
 * @param renovated whether the record tells of a renovation, whatever its mode
 * @param found whether a rule found something in it that must be looked at
 * @param unsettled whether nobody has looked at that yet
 */
record Candidate(
        UUID verificationId,
        UUID householdId,
        String villageCode,
        String assuranceCategory,
        String assuranceMode,
        String safetyGrade,
        String situation,
        String access,
        boolean renovated,
        boolean found,
        boolean unsettled,
        String submittedBy,
        String submittedByName) {}
