package org.anju.household.dwelling.occupancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;
import org.anju.common.time.ChinaTime;
import org.anju.household.registry.HouseholdNotFound;

@ApplicationScoped
@Transactional
class OccupancyService {

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final HouseholdDwellings dwellings;
    private final Clock clock;

    OccupancyService(CurrentCaller caller, RowSecurity rowSecurity, HouseholdDwellings dwellings, Clock clock) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.dwellings = dwellings;
        this.clock = clock;
    }

    List<HouseholdDwellingResponse> list(UUID household) {
        requireSeen(household);
        return dwellings.of(household);
    }

    HouseholdDwellingResponse link(UUID household, UUID dwelling, LinkDwellingRequest request) {
        requireSeen(household);
        Instant now = clock.instant();
        requireNotFuture("since", request.since(), ChinaTime.dayOf(now));
        dwellings.link(household, dwelling, request, caller.get(), now);
        return dwellings.of(household).stream()
                .filter(found -> found.dwellingId().equals(dwelling))
                .findFirst()
                .orElseThrow();
    }

    /** @param until the last day, or null for today */
    void end(UUID household, UUID dwelling, LocalDate until) {
        requireSeen(household);
        Instant now = clock.instant();
        LocalDate today = ChinaTime.dayOf(now);
        LocalDate last = until == null ? today : until;
        requireNotFuture("until", last, today);
        LocalDate since = dwellings.since(household, dwelling);
        if (since != null && last.isBefore(since)) {
            throw OccupancyRefusals.impossibleDay("until", last, ">= " + since);
        }
        dwellings.end(household, dwelling, last, caller.get(), now);
    }

    private void requireSeen(UUID household) {
        rowSecurity.restrictTo(caller.scope());
        if (!dwellings.sees(household)) {
            throw new HouseholdNotFound(household);
        }
    }

    private static void requireNotFuture(String field, LocalDate day, LocalDate today) {
        if (day != null && day.isAfter(today)) {
            throw OccupancyRefusals.impossibleDay(field, day, "<= " + today);
        }
    }
}
