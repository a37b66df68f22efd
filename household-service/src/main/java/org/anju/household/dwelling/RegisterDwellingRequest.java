package org.anju.household.dwelling;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A house for the ledger. How safe it is, is told by an appraisal. */
public record RegisterDwellingRequest(
        @Schema(
                description =
                        "Made by the caller (UUIDv7), so that it may be sent again; made here if left out 由调用方生成,便于重发")
        UUID id,

        @Pattern(regexp = "[0-9A-Za-z-]{6,40}")
        @Schema(description = "National building number 房屋建筑编号", examples = "622927100201000123")
        String buildingCode,

        @NotNull @Schema(examples = "622927100201") RegionCode villageCode,
        @Size(min = 1, max = 200) String address,
        @NotNull Structure structure,
        @NotNull @Min(1) @Max(99) Integer storeys,
        @Min(1600) @Max(2200) @Schema(examples = "1998") Integer builtYear,

        @DecimalMin("1")
        @DecimalMax("99999.99")
        @Digits(integer = 5, fraction = 2)
        @Schema(description = "m² 平方米", examples = "86.5")
        BigDecimal floorArea,

        @Size(min = 1, max = 50) @Schema(description = "住房安全达标认定书编号")
        String certificateNo,

        @Schema(description = "住房安全达标认定日期") LocalDate certifiedOn,
        @Valid Position position) {

    ChangeDwellingRequest description() {
        return new ChangeDwellingRequest(
                buildingCode, address, structure, storeys, builtYear, floorArea, certificateNo, certifiedOn, position);
    }
}
