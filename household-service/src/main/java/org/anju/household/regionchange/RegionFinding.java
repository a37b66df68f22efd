package org.anju.household.regionchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a row is refused.
 *
 * @param row counted from 1, a header left out
 * @param value or null when it is missing
 * @param argument for the fault's texts, or null
 */
record RegionFinding(int row, String field, String value, RegionFault fault, String argument) {

    private static final int LONGEST_SHOWN = 50;

    /** In the reader's language. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            @Schema(description = "Counted from 1, a header left out 行号,不含表头", examples = "3")
            int row,

            @Schema(examples = "successor") String field,
            @Schema(examples = "622927100999") String value,
            @Schema(examples = "region-unknown") String code,
            String message,
            String remedy) {}

    Told in(List<Locale> languages) {
        return new Told(
                row,
                field,
                value == null || value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…",
                fault.slug(),
                fault.message().in(languages).formatted(argument),
                fault.remedy().in(languages).formatted(argument));
    }
}
