package org.anju.household.event;

import java.util.UUID;
import org.anju.household.registry.RelationToHead;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person who joins a household.
 *
 * @param id made by the client, or null
 * @param idNumber or null when the person has none yet
 */
record NewMember(
        UUID id,
        @Schema(examples = "马小明") String name,
        @Schema(examples = "SON") RelationToHead relation,
        @Schema(examples = "629927201501010017") String idNumber) {

    @Override
    public String toString() {
        return "NewMember[personal]";
    }
}
