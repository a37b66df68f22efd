package org.anju.household.dwelling.occupancy;

import java.time.LocalDate;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.household.dwelling.safety.GradeBasis;
import org.anju.household.dwelling.safety.SafetyGrade;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dwelling of a household. Of one beyond the caller's regions, this is all that is shown. */
public record HouseholdDwellingResponse(
        UUID dwellingId,
        @Schema(examples = "622927100201") RegionCode villageCode,
        String villageName,
        SafetyGrade safetyGrade,
        GradeBasis gradeBasis,

        @Schema(description = "How many households live there 实际居住户数")
        long inhabitants,

        Tenure tenure,

        @Schema(description = "Whether this household lives there 本户是否实际居住")
        boolean occupied,

        LocalDate since,
        @Schema(description = "Null while it lasts 关联有效时为空") LocalDate until,
        long version) {}
