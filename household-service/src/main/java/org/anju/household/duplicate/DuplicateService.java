package org.anju.household.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.household.duplicate.DuplicateRepository.Found;
import org.anju.household.duplicate.DuplicateRepository.FoundSide;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.anju.household.region.RegionService;

@ApplicationScoped
@Transactional
class DuplicateService {

    private static final UUID FIRST = new UUID(0, 0);

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final DuplicateRepository duplicates;
    private final DuplicateResponses responses;
    private final RegionService regions;
    private final Clock clock;

    DuplicateService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            DuplicateRepository duplicates,
            DuplicateResponses responses,
            RegionService regions,
            Clock clock) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.duplicates = duplicates;
        this.responses = responses;
        this.regions = regions;
        this.clock = clock;
    }

    /** @param cursor the id of the last case of the page before, or null */
    Page<HouseholdDuplicateResponse> list(DuplicateFilter filter, UUID cursor, PageLimit limit) {
        rowSecurity.restrictTo(caller.scope());
        Collection<String> prefixes = regions.prefixes(caller.scope(), filter.region());
        UUID after = cursor == null ? FIRST : cursor;
        return Page.of(
                duplicates.findPage(prefixes, filter, after, limit.value() + 1), limit, responses::of, last -> last.id()
                        .toString());
    }

    HouseholdDuplicateResponse get(UUID id) {
        rowSecurity.restrictTo(caller.scope());
        return responses.of(List.of(find(id))).getFirst();
    }

    List<DuplicateCountResponse> count(RegionCode region) {
        rowSecurity.restrictTo(caller.scope());
        return responses.ofCounts(duplicates.count(regions.prefixes(caller.scope(), region)));
    }

    /** Added to what was decided before; the latest counts. */
    HouseholdDuplicateResponse decide(UUID id, DecideDuplicateRequest request) {
        rowSecurity.restrictTo(caller.scope());
        Found duplicate = find(id);
        if (duplicate.state() == DuplicateState.GONE) {
            throw DuplicateRefusals.gone();
        }
        List<UUID> contenders = requireAllCovered(duplicate);
        boolean fits = request.decision() == Decision.KEEP_HOUSEHOLD
                ? contenders.contains(request.householdId())
                : request.householdId() == null;
        if (!fits) {
            throw DuplicateRefusals.householdNotASide();
        }
        duplicates.decide(id, request, contenders, caller.get(), clock.instant());
        return responses.of(List.of(find(id))).getFirst();
    }

    private List<UUID> requireAllCovered(Found duplicate) {
        List<FoundSide> current = duplicates.sidesOf(List.of(duplicate.id())).get(duplicate.id()).stream()
                .filter(FoundSide::current)
                .toList();
        if (!current.stream().allMatch(FoundSide::own)) {
            throw DuplicateRefusals.beyondScope();
        }
        return current.stream().map(FoundSide::id).toList();
    }

    private Found find(UUID id) {
        return duplicates.find(id).stream().findFirst().orElseThrow(() -> DuplicateRefusals.unknown(id));
    }
}
