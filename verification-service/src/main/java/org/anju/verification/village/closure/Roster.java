package org.anju.verification.village.closure;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The households of a village and what became of them in a campaign.
 *
 * @param total all that were ever on the village's roster and live in it
 * @param verified with a confirmed record and no special situation
 * @param special with a confirmed record of a special situation
 * @param removed no longer on the roster
 * @param missing on the roster without a confirmed record
 * @param secured of the verified and special ones, with safe housing
 * @param notSecured of the verified and special ones, without
 * @param withoutVerdict of the special ones, those whose situation says neither; absent in certificates of before it was
 *     counted apart, which have them among notSecured
 * @param photos that the confirmed records name
 * @param photosStored of those
 */
@Schema(name = "VillageRoster")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Roster(
        int total,
        int verified,
        int special,
        int removed,
        int missing,
        int secured,
        int notSecured,
        Integer withoutVerdict,
        int photos,
        int photosStored) {}
