package org.anju.verification.taskpack;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.Caller;

/** Who is to visit which household. */
public interface TaskHolders {

    /**
     * Of a village's households, those that somebody is to visit, each with the name of that account or team. Asked when a pack
     * is made, in a JTA transaction that may see every region. The table behind it must tell of its changes in
     * {@code village_change} by a trigger, as the others do that packs are made of; else phones would hear of them only with
     * the village's next change.
     */
    Map<UUID, String> holders(UUID campaignId, String villageCode);

    /** Those that the caller is to visit, alone or in a team. Asked at every request of a village where somebody is. */
    Set<UUID> heldBy(Caller caller, UUID campaignId, String villageCode);
}
