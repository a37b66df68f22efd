package org.anju.household.registry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A household as callers see it: the head's name in clear for those in whose regions it lies, identity number and phone
 * masked, the address down to the village.
 *
 * @param regionNames from the province down to the village
 */
public record HouseholdResponse(
        UUID id,
        @Schema(examples = "6229271000010001") String householdNo,
        @Schema(examples = "马占海") String headName,
        @Schema(examples = "629927********1234") String idNumberMasked,
        @Schema(examples = "138****1234") String phoneMasked,
        @Schema(examples = "622927100201") RegionCode villageCode,
        String villageName,
        List<String> regionNames,
        String villagerGroup,
        @Schema(examples = "保安族") String ethnicGroup,
        PovertyAttribute povertyAttribute,
        PovertyStatus povertyStatus,

        @Schema(description = "As the roster was marked beforehand 花名册预标的保障方式")
        AssuranceMode expectedMode,

        int memberCount,
        HouseholdFacts.Status status,
        long version,
        Instant changedAt) {}
