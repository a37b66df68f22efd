package org.anju.household.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.household.audit.AuditAction;
import org.anju.household.audit.AuditEntry;
import org.anju.household.audit.AuditLog;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.anju.household.region.RegionService;

@ApplicationScoped
@Transactional
public class HouseholdService {

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final HouseholdRepository households;
    private final HouseholdResponses responses;
    private final RegionService regions;
    private final AuditLog audit;

    HouseholdService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            HouseholdRepository households,
            HouseholdResponses responses,
            RegionService regions,
            AuditLog audit) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.households = households;
        this.responses = responses;
        this.regions = regions;
        this.audit = audit;
    }

    /** @param region or null for all regions of the caller */
    Page<HouseholdResponse> list(RegionCode region, HouseholdCursor cursor, PageLimit limit) {
        rowSecurity.restrictTo(caller.scope());
        Collection<String> prefixes = prefixesOf(region);
        if (prefixes.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        HouseholdCursor after = cursor == null ? HouseholdCursor.START : cursor;
        Page<HouseholdResponse> page = Page.of(
                households.findPage(prefixes, after, limit.value() + 1),
                limit,
                responses::of,
                last -> HouseholdCursor.after(last).toString());
        audit.record(AuditEntry.of(AuditAction.HOUSEHOLDS_LISTED)
                .in(region, caller.scope())
                .with(Map.of("households", page.items().size())));
        return page;
    }

    public HouseholdDetailResponse get(UUID id) {
        rowSecurity.restrictTo(caller.scope());
        Household household = households
                .findByIdOptional(id)
                .filter(found -> caller.scope().covers(found.village()))
                .orElseThrow(() -> new HouseholdNotFound(id));
        audit.record(
                AuditEntry.of(AuditAction.HOUSEHOLD_READ).on("household", id).in(household.village()));
        return responses.withMembers(household);
    }

    private Collection<String> prefixesOf(RegionCode region) {
        if (region == null) {
            return caller.scope().prefixes();
        }
        caller.scope().requireCovers(region);
        return List.of(regions.find(region).code().prefix());
    }
}
