package org.anju.household.dwelling;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.household.dwelling.safety.Appraisal;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.region.Region;
import org.anju.household.region.RegionPath;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dwelling as callers see it: its address down to the village, its position to about a kilometre. */
public record DwellingResponse(
        UUID id,
        String buildingCode,
        @Schema(examples = "622927100201") RegionCode villageCode,
        String villageName,
        List<String> regionNames,

        @Schema(description = "Whether the exact address is on file 是否登记了详细地址")
        boolean addressRecorded,

        Structure structure,
        @Schema(examples = "砖木") String structureLabel,
        int storeys,
        Integer builtYear,
        BigDecimal floorArea,

        @Schema(description = "Null while nobody has appraised it 未鉴定时为空")
        Appraisal appraisal,

        String certificateNo,
        LocalDate certifiedOn,
        Position position,
        long version,
        Instant changedAt) {

    /** @param known the dwelling's village and all above it */
    static DwellingResponse from(Dwelling dwelling, Map<String, Region> known, FieldSealer sealer) {
        List<String> names = RegionPath.to(dwelling.village(), known).stream()
                .map(Region::name)
                .toList();
        Position position = dwelling.position(sealer);
        return new DwellingResponse(
                dwelling.id(),
                dwelling.buildingCode(),
                dwelling.village(),
                names.getLast(),
                names,
                dwelling.hasAddress(),
                dwelling.structure(),
                dwelling.structure().label(),
                dwelling.storeys(),
                dwelling.builtYear(),
                dwelling.floorArea(),
                dwelling.appraisal(),
                dwelling.certificateNo(),
                dwelling.certifiedOn(),
                position == null ? null : position.rounded(),
                dwelling.version(),
                dwelling.changedAt());
    }
}
