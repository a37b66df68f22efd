package org.anju.household.duplicate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person or a household number that more than one household claims, with all sides.
 *
 * @param sides the caller's own first
 * @param decisions the latest, which counts, first
 */
public record HouseholdDuplicateResponse(
        UUID id, DuplicateKind kind, DuplicateState state, Instant foundAt, List<Side> sides, List<Decided> decisions) {

    /** A household of the case, or a roster's claim. Beyond the caller's regions only number, village and a masked name. */
    public record Side(
            @Schema(
                    description =
                            "Of the household, or of a roster's claim; null beyond your regions 农户或花名册声明的编号,管辖范围外为空")
            UUID id,

            @Schema(description = "Whether it lies in your regions 是否在管辖范围内")
            boolean own,

            @Schema(description = "Whether it still has the person or the number 是否仍占用该人员或编号")
            boolean current,

            @Schema(description = "ACTIVE, REMOVED, or CLAIMED by a roster that was refused 在册、已销户,或被拒花名册声明")
            String status,

            @Schema(examples = "6229271000010001") String householdNo,
            @Schema(examples = "622927100201") RegionCode villageCode,
            String villageName,
            String countyName,
            @Schema(examples = "马**") String name,

            @Schema(description = "To the head; null for the head 与户主关系,户主为空")
            String relation,

            @Schema(examples = "629927********1234") String idNumberMasked,
            UUID rosterImportId,
            String sheet,
            Integer row) {}

    /** A decision as it was made. */
    public record Decided(Decision decision, UUID householdId, String note, Instant decidedAt, String decidedBy) {}
}
