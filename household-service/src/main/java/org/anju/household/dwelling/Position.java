package org.anju.household.dwelling;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A point in China, WGS 84, in degrees. The limits find out latitude and longitude that were exchanged. */
@Schema(description = "WGS 84; shown to the nearest 0.01° 显示时取整到0.01°")
public record Position(
        @NotNull @DecimalMin("3") @DecimalMax("54") @Schema(examples = "35.71342")
        BigDecimal latitude,

        @NotNull @DecimalMin("73") @DecimalMax("136") @Schema(examples = "102.87651")
        BigDecimal longitude) {

    private static final int SHOWN_DECIMALS = 2;

    static Position parse(String text) {
        int comma = text.indexOf(',');
        return new Position(new BigDecimal(text.substring(0, comma)), new BigDecimal(text.substring(comma + 1)));
    }

    /** About a kilometre: enough to tell the village, not the house. */
    Position rounded() {
        return new Position(rounded(latitude), rounded(longitude));
    }

    String toText() {
        return latitude.toPlainString() + "," + longitude.toPlainString();
    }

    private static BigDecimal rounded(BigDecimal degrees) {
        return degrees.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP);
    }
}
