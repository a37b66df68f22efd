package org.anju.verification.team.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.verification.taskpack.TaskHolders;

/** Tells task packs in whose hands the households of a village are. */
@ApplicationScoped
class AssignedTasks implements TaskHolders {

    private final Assignments assignments;
    private final RowSecurity rowSecurity;

    AssignedTasks(Assignments assignments, RowSecurity rowSecurity) {
        this.assignments = assignments;
        this.rowSecurity = rowSecurity;
    }

    @Override
    public Map<UUID, String> holders(UUID campaignId, String villageCode) {
        return assignments.holders(campaignId, new RegionCode(villageCode)).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().name()));
    }

    @Override
    @Transactional
    public Set<UUID> heldBy(Caller caller, UUID campaignId, String villageCode) {
        rowSecurity.restrictTo(caller.scope());
        return assignments.assignedTo(caller, campaignId, new RegionCode(villageCode));
    }
}
