package org.anju.household.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Masked;
import org.anju.household.privacy.Secret;

/** Compares two states of a household; sealed values differ each time, so they are opened. */
final class StateDifference {

    private static final String HIDDEN = "***";

    private final HouseholdState before;
    private final HouseholdState after;
    private final FieldSealer sealer;
    private final List<FieldChange> changes = new ArrayList<>();

    private StateDifference(HouseholdState before, HouseholdState after, FieldSealer sealer) {
        this.before = before;
        this.after = after;
        this.sealer = sealer;
    }

    /** @param before null for the first state, which differs from nothing in all that it tells */
    static List<FieldChange> between(HouseholdState before, HouseholdState after, FieldSealer sealer) {
        StateDifference difference = new StateDifference(before, after, sealer);
        difference.plain("householdNo", HouseholdState::householdNo);
        difference.plain("villageCode", HouseholdState::villageCode);
        difference.plain("villagerGroup", HouseholdState::villagerGroup);
        difference.plain("headName", HouseholdState::headName);
        difference.sealed("idNumber", Secret.ID_NUMBER, HouseholdState::idNumberEncrypted, Masked::idNumber);
        difference.sealed("phone", Secret.PHONE, HouseholdState::phoneEncrypted, Masked::phone);
        difference.sealed("address", Secret.ADDRESS, HouseholdState::addressEncrypted, _ -> HIDDEN);
        difference.plain("ethnicGroup", HouseholdState::ethnicGroup);
        difference.plain("povertyAttribute", HouseholdState::povertyAttribute);
        difference.plain("povertyStatus", HouseholdState::povertyStatus);
        difference.plain("expectedMode", HouseholdState::expectedMode);
        difference.plain("memberCount", state -> Objects.toString(state.memberCount(), null));
        difference.plain("status", HouseholdState::status);
        return List.copyOf(difference.changes);
    }

    private void plain(String field, Function<HouseholdState, String> value) {
        compare(field, value, Function.identity());
    }

    private void sealed(
            String field, Secret secret, Function<HouseholdState, byte[]> value, Function<String, String> masked) {
        compare(field, state -> sealer.open(secret, value.apply(state)), masked);
    }

    private void compare(String field, Function<HouseholdState, String> value, Function<String, String> shown) {
        String was = before == null ? null : value.apply(before);
        String is = value.apply(after);
        if (!Objects.equals(was, is)) {
            changes.add(
                    new FieldChange(field, was == null ? null : shown.apply(was), is == null ? null : shown.apply(is)));
        }
    }
}
