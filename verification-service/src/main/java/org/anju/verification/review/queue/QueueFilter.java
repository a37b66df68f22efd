package org.anju.verification.review.queue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which part of a queue is asked for, and in which order; whatever is left out restricts nothing. */
public record QueueFilter(
        @Parameter(description = "Whose queue 哪一级的待办", example = "TOWNSHIP") @NotNull @QueryParam("level")
        ReviewLevel level,

        @Parameter(description = "Campaign 核验行动", example = "01970000-0000-7000-8000-000000006229")
        @NotNull
        @QueryParam("campaign")
        UUID campaign,

        @Parameter(description = "Region 区划", example = "622927100000", schema = @Schema(type = SchemaType.STRING))
        @NotNull
        @QueryParam("region")
        RegionCode region,

        @Parameter(description = "Mode of assurance 保障方式") @QueryParam("mode")
        String mode,

        @Parameter(description = "Special situation 特殊情形") @QueryParam("situation")
        String situation,

        @Parameter(description = "A rule whose finding is not settled 存在该规则未处理的检查发现") @QueryParam("finding")
        String finding,

        @Parameter(description = "Account name of who recorded it 核验人账号") @QueryParam("collector")
        String collector,

        @Parameter(description = "Has waited for this many hours 已等待小时数")
        @PositiveOrZero
        @Max(10_000)
        @QueryParam("minAgeHours")
        Integer minAgeHours,

        @Parameter(
                description = "oldest or riskiest first 按等待时间或按风险排序",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"oldest", "riskiest"},
                                defaultValue = "oldest"))
        @DefaultValue("oldest")
        @QueryParam("order")
        QueueOrder order) {}
