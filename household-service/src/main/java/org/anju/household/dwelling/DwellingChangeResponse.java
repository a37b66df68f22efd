package org.anju.household.dwelling;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change of a dwelling, or of a household's living in it. */
public record DwellingChangeResponse(
        @Schema(
                description = "RECORDED 登记, CORRECTED 更正, APPRAISED 鉴定, LINKED 关联, LINK_CHANGED 关联变更, LINK_ENDED 关联终止",
                examples = "APPRAISED")
        String kind,

        @Schema(description = "The version that it led to 变更后的版本")
        long version,

        @Schema(description = "Null when the dwelling itself changed 房屋本身变更时为空")
        UUID householdId,

        Instant changedAt,
        @Schema(examples = "county-622927") String changedBy,

        @Schema(description = "What it was before; null at the beginning 变更前的内容,首次登记为空")
        Map<String, Object> before) {}
