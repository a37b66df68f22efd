package org.anju.household.event;

import java.time.LocalDate;
import org.anju.common.caller.Caller;
import org.anju.household.registry.ChangeKind;
import org.anju.household.registry.RecordedChange;

/** From when and why. */
record Grounds(LocalDate effectiveOn, String reason, String proof, String approvedBy) {

    static Grounds read(
            RequestCheck check,
            LocalDate effectiveOn,
            String reason,
            String proof,
            String approvedBy,
            boolean needsApproval) {
        String approval = check.grounds("approvedBy", approvedBy);
        return new Grounds(
                check.day("effectiveOn", effectiveOn),
                check.needed("reason", check.grounds("reason", reason)),
                check.grounds("proof", proof),
                needsApproval ? check.needed("approvedBy", approval) : approval);
    }

    RecordedChange by(Caller caller, ChangeKind kind) {
        return RecordedChange.by(caller, kind, effectiveOn).because(reason, proof, approvedBy);
    }
}
