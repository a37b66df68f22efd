package org.anju.household.registry;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Sees what row-level security lets the current transaction see. */
@ApplicationScoped
public class HouseholdMemberRepository implements PanacheRepositoryBase<HouseholdMember, Long> {

    /** In the order in which they came. */
    public List<HouseholdMember> findCurrent(UUID householdId) {
        return list("householdId = ?1 and untilVersion is null order by rowId", householdId);
    }

    /** All states that began or ended with one of these versions. */
    public List<HouseholdMember> findChanged(UUID householdId, long firstVersion, long lastVersion) {
        return list(
                "householdId = ?1 and (sinceVersion between ?2 and ?3 or untilVersion between ?2 and ?3) order by rowId",
                householdId,
                firstVersion,
                lastVersion);
    }
}
