package org.anju.household.roster.row;

import org.anju.household.registry.RelationToHead;

/**
 * A person of a household besides its head, as a roster tells.
 *
 * @param row as Excel numbers it
 * @param idNumber null where the roster has none, as of newborn children
 */
public record RosterMember(int row, String name, RelationToHead relation, IdentityNumber idNumber) {

    /** All that makes two tellings of a person the same. */
    String content() {
        return name + '\u001f' + relation + '\u001f' + (idNumber == null ? "" : idNumber.value());
    }
}
