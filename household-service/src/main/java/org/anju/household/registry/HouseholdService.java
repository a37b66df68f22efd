package org.anju.household.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.RowSecurity;

@ApplicationScoped
@Transactional
class HouseholdService {

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final HouseholdRepository households;
    private final HouseholdResponses responses;

    HouseholdService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            HouseholdRepository households,
            HouseholdResponses responses) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.households = households;
        this.responses = responses;
    }

    HouseholdResponse get(UUID id) {
        rowSecurity.restrictTo(caller.scope());
        Household household = households
                .findByIdOptional(id)
                .filter(found -> caller.scope().covers(found.village()))
                .orElseThrow(() -> new HouseholdNotFound(id));
        return responses.of(List.of(household)).getFirst();
    }
}
