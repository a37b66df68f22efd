package org.anju.report.roster;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anju.common.fact.HouseholdFacts;
import org.anju.report.counting.Counted;
import org.anju.report.counting.Division;

/** A household of the roster; it stays, inactive, after its removal, so that a late older event does not revive it. */
record RosterEntry(UUID householdId, String villageCode, long version, boolean active)
        implements Counted<UUID, RosterEntry, Division> {

    RosterEntry {
        Objects.requireNonNull(householdId, "householdId");
        Objects.requireNonNull(villageCode, "villageCode");
    }

    static RosterEntry from(HouseholdFacts facts) {
        return new RosterEntry(
                facts.householdId(),
                facts.villageCode(),
                facts.version(),
                Objects.requireNonNull(facts.status(), "status") == HouseholdFacts.Status.ACTIVE);
    }

    @Override
    public UUID key() {
        return householdId;
    }

    @Override
    public boolean supersedes(RosterEntry other) {
        return version > other.version;
    }

    @Override
    public List<Division> cells() {
        List<Division> divisions = Division.holding(villageCode);
        return active ? divisions : List.of();
    }
}
