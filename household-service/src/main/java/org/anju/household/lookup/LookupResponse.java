package org.anju.household.lookup;

import java.util.List;
import java.util.UUID;
import org.anju.household.registry.HouseholdResponse;
import org.anju.household.registry.RelationToHead;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param items usually one; none when nobody in the caller's regions has the number */
record LookupResponse(List<Found> items) {

    record Found(Person person, HouseholdResponse household) {}

    /**
     * Who it is in the household.
     *
     * @param memberId null for the head
     */
    record Person(UUID memberId, @Schema(examples = "马占海") String name, RelationToHead relation) {}
}
