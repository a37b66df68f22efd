package org.anju.household.dwelling;

import jakarta.ws.rs.QueryParam;
import org.anju.common.region.RegionCode;
import org.anju.household.dwelling.safety.SafetyGrade;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which dwellings are asked for; whatever is left out restricts nothing. */
public record DwellingFilter(
        @Parameter(
                description =
                        "County, township or village within your regions; all of yours if left out 管辖范围内的县、乡镇或村,不填则为全部",
                schema = @Schema(type = SchemaType.STRING))
        @QueryParam("region")
        RegionCode region,

        @Parameter(description = "Grade 等级") @QueryParam("grade")
        SafetyGrade grade,

        @Parameter(description = "Structure 结构") @QueryParam("structure")
        Structure structure,

        @Parameter(description = "National building number 房屋建筑编号") @QueryParam("buildingCode")
        String buildingCode) {}
