package org.anju.verification.recheck.visit;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.verification.record.RecordVeils;

/** Tells of rechecks, to each what it may know. */
@ApplicationScoped
@Transactional
class RecheckReader {

    private final RecheckStore store;
    private final RecordVeils veils;
    private final RowSecurity rowSecurity;

    RecheckReader(RecheckStore store, RecordVeils veils, RowSecurity rowSecurity) {
        this.store = store;
        this.veils = veils;
        this.rowSecurity = rowSecurity;
    }

    RecheckResponse get(UUID id, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        StoredRecheck recheck = store.find(id)
                .filter(found -> comparisons(caller) || found.recordedBy().equals(caller.subject()))
                .orElseThrow(() -> VisitRefusals.recheckUnknown(id));
        veils.requireVisible(recheck.verificationId(), recheck.campaignId(), recheck.householdId(), caller);
        return RecheckResponse.of(recheck, store.photos(recheck), comparisons(caller));
    }

    RecheckPage list(UUID sample, UUID cursor, int limit, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        boolean comparisons = comparisons(caller);
        UUID after = cursor == null ? new UUID(0, 0) : cursor;
        List<StoredRecheck> found = store.page(sample, comparisons ? null : caller.subject(), after, limit + 1);
        List<StoredRecheck> page = found.subList(0, Math.min(limit, found.size()));
        Set<UUID> hidden = page.isEmpty()
                ? Set.of()
                : veils.hiddenHouseholds(page.getFirst().campaignId(), caller);
        return new RecheckPage(
                page.stream()
                        .filter(recheck -> !hidden.contains(recheck.householdId()))
                        .map(recheck -> RecheckResponse.of(recheck, null, comparisons))
                        .toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    /** Who follows samples sees how rechecks compare; who visits sees own rechecks without it. */
    private static boolean comparisons(Caller caller) {
        return caller.has(TOWNSHIP_REVIEWER) || caller.has(COUNTY_REVIEWER) || caller.has(SUPERVISOR);
    }
}
