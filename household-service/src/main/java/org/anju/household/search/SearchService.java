package org.anju.household.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.household.audit.AuditAction;
import org.anju.household.audit.AuditEntry;
import org.anju.household.audit.AuditLog;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.anju.household.region.RegionService;
import org.anju.household.registry.Household;
import org.anju.household.registry.HouseholdResponse;
import org.anju.household.registry.HouseholdResponses;

@ApplicationScoped
@Transactional
class SearchService {

    private static final String ALL_OF_SCOPE = "";

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final SearchRepository households;
    private final HouseholdResponses responses;
    private final RegionService regions;
    private final AuditLog audit;

    SearchService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            SearchRepository households,
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

    /** @param cursor or null for the first page */
    Page<HouseholdResponse> search(HouseholdFilter filter, SearchCursor cursor, PageLimit limit) {
        rowSecurity.restrictTo(caller.scope());
        String prefix = prefixOf(filter.region());
        SearchCursor after = cursor == null ? SearchCursor.start(filter) : cursor;
        after.requireOf(filter);
        if (filter.fitsNobody()) {
            return new Page<>(List.of(), null);
        }
        // One more is asked for and made an answer of than is shown: it tells that there is a next page.
        List<HouseholdResponse> found = responses.of(find(prefix, filter, after, limit.value() + 1));
        audit.record(AuditEntry.of(AuditAction.HOUSEHOLDS_LISTED)
                .in(filter.region(), caller.scope())
                .with(Map.of("households", Math.min(found.size(), limit.value()))));
        return Page.of(found, limit, UnaryOperator.identity(), last -> SearchCursor.after(last, filter)
                .toString());
    }

    HouseholdCount count(HouseholdFilter filter) {
        rowSecurity.restrictTo(caller.scope());
        String prefix = prefixOf(filter.region());
        return new HouseholdCount(filter.fitsNobody() ? 0 : households.count(prefix, filter));
    }

    private List<Household> find(String prefix, HouseholdFilter filter, SearchCursor after, int limit) {
        return filter.isPlain() && !prefix.equals(ALL_OF_SCOPE)
                ? households.findPlainPage(prefix, filter, after, limit)
                : households.findPage(prefix, filter, after, limit);
    }

    private String prefixOf(RegionCode region) {
        if (region == null) {
            List<String> own = caller.scope().prefixes();
            return own.size() == 1 ? own.getFirst() : ALL_OF_SCOPE;
        }
        caller.scope().requireCovers(region);
        return regions.find(region).code().prefix();
    }
}
