package org.anju.household.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;
import org.anju.household.audit.AuditAction;
import org.anju.household.audit.AuditEntry;
import org.anju.household.audit.AuditLog;

@ApplicationScoped
@Transactional
public class HouseholdService {

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final HouseholdRepository households;
    private final HouseholdResponses responses;
    private final AuditLog audit;

    HouseholdService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            HouseholdRepository households,
            HouseholdResponses responses,
            AuditLog audit) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.households = households;
        this.responses = responses;
        this.audit = audit;
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
}
