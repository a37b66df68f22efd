package org.anju.verification.rule;

import java.time.Instant;
import java.util.List;
import org.anju.verification.record.RecordDetails;

/**
 * The parts of a record that rules look at.
 *
 * @param assuranceCategory null where not secured, as is the mode
 * @param noted whether the record has a note; what it says is no rule's business
 * @param details null where the record has none
 * @param slots those of the record's photos, one entry a photo
 */
public record RecordInput(
        boolean secured,
        String assuranceCategory,
        String assuranceMode,
        String safetyGrade,
        String situation,
        Instant visitedAt,
        Double latitude,
        Double longitude,
        Double accuracyMeters,
        boolean noted,
        RecordDetails details,
        List<String> slots) {}
