package org.anju.household.duplicate;

import jakarta.ws.rs.QueryParam;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which cases are asked for; whatever is left out restricts nothing. */
public record DuplicateFilter(
        @Parameter(
                description =
                        "At least one side lies in this region of yours; all of yours if left out 至少一方在此区划内,不填则为全部管辖范围",
                schema = @Schema(type = SchemaType.STRING))
        @QueryParam("region")
        RegionCode region,

        @Parameter(description = "Person or number 人员或户编号") @QueryParam("kind")
        DuplicateKind kind,

        @Parameter(description = "State 状态") @QueryParam("state")
        DuplicateState state) {}
