package org.anju.verification.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.caller.Caller;

/** To be asked wherever the content of records is handed out. */
@ApplicationScoped
public class RecordVeils {

    private final Instance<RecordVeil> veils;

    RecordVeils(Instance<RecordVeil> veils) {
        this.veils = veils;
    }

    /** The households of a campaign whose records the caller may not read now; of a list they are left out. */
    public Set<UUID> hiddenHouseholds(UUID campaign, Caller caller) {
        return veils.stream()
                .flatMap(veil -> veil.hiddenHouseholds(campaign, caller).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    public void requireVisible(UUID record, UUID campaign, UUID household, Caller caller) {
        for (RecordVeil veil : veils) {
            if (veil.hiddenHouseholds(campaign, caller).contains(household)) {
                throw veil.refusal(record);
            }
        }
    }
}
