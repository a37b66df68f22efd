package org.anju.household.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where the log is not what it was.
 *
 * @param position in the chain, from 1; null for an entry that is in no place of it
 * @param entryId null when the link itself is missing
 */
record AuditBreak(
        @Schema(examples = "4711") Long position,
        @Schema(examples = "4711") Long entryId,
        Reason reason) {

    enum Reason {
        /** Content, order or the hash itself was changed. */
        HASH_DIFFERS,
        ENTRY_MISSING,
        LINK_MISSING,
        /** Older than a minute and not in the chain. */
        ENTRY_UNLINKED
    }
}
