package org.anju.household.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;

@ApplicationScoped
@Transactional
class AuditService {

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final AuditRepository entries;

    AuditService(CurrentCaller caller, RowSecurity rowSecurity, AuditRepository entries) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.entries = entries;
    }

    Page<AuditEntryResponse> list(Long cursor, AuditFilter filter, PageLimit limit) {
        rowSecurity.restrictTo(caller.scope());
        return Page.of(
                entries.findBefore(cursor, filter, limit.value() + 1),
                limit,
                found -> found.stream().map(AuditEntryResponse::from).toList(),
                last -> Long.toString(last.id()));
    }
}
