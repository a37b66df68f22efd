package org.anju.household.dwelling;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is known of a dwelling besides its safety; fields that are left out stay as they are. */
public record ChangeDwellingRequest(
        @Pattern(regexp = "[0-9A-Za-z-]{6,40}")
        @Schema(description = "National building number 房屋建筑编号", examples = "622927100201000123")
        String buildingCode,

        @Size(min = 1, max = 200) String address,
        Structure structure,
        @Min(1) @Max(99) Integer storeys,
        @Min(1600) @Max(2200) @Schema(examples = "1998") Integer builtYear,

        @DecimalMin("1")
        @DecimalMax("99999.99")
        @Digits(integer = 5, fraction = 2)
        @Schema(description = "m² 平方米", examples = "86.5")
        BigDecimal floorArea,

        @Size(min = 1, max = 50) @Schema(description = "住房安全达标认定书编号")
        String certificateNo,

        @Schema(description = "住房安全达标认定日期") LocalDate certifiedOn,
        @Valid Position position) {}
