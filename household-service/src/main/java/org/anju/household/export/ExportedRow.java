package org.anju.household.export;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.anju.common.fact.HouseholdFacts;
import org.anju.household.registry.AssuranceMode;
import org.anju.household.registry.PovertyAttribute;
import org.anju.household.registry.PovertyStatus;
import org.anju.household.registry.RelationToHead;

/**
 * A line of an exported roster: a household, told by its head, or one of its members. Facts of the household stand in the
 * head's line only, as in the rosters that counties hand in.
 *
 * @param relation to the head
 * @param memberCount null in the line of a member
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportedRow(
        UUID householdId,
        String householdNo,
        @JsonIgnore Place place,
        String villagerGroup,
        String name,
        RelationToHead relation,
        String idNumberMasked,
        String phoneMasked,
        String ethnicGroup,
        Integer memberCount,
        PovertyAttribute povertyAttribute,
        PovertyStatus povertyStatus,
        AssuranceMode expectedMode,
        HouseholdFacts.Status status,
        long version) {

    @JsonProperty
    String villageCode() {
        return place.code();
    }

    @JsonProperty
    String address() {
        return place.address();
    }
}
