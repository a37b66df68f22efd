package org.anju.verification.village.closure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was found when a village was closed; it never changes.
 *
 * @param edition 1, and one more each time the village is closed again
 * @param numbers what other conditions counted
 * @param records the records that were locked then, sorted
 * @param digest SHA-256 over a line for each of them, id, space, digest of the record in hexadecimal, line feed
 * @param closedBy subject of the account
 * @param supersededAt when a change was approved, or null
 */
record Certificate(
        UUID id,
        UUID campaignId,
        String campaignName,
        String ruleSet,
        String villageCode,
        int edition,
        Roster roster,
        List<ClosingNumber> numbers,
        List<UUID> records,
        byte[] digest,
        String closedBy,
        String closedByName,
        Instant closedAt,
        Instant supersededAt,
        UUID supersededBy) {}
