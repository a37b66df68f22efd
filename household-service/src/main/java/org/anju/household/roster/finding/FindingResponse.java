package org.anju.household.roster.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A finding in the reader's language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingResponse(
        Severity severity,
        @Schema(examples = "identity-number-check-digit") String code,
        @Schema(examples = "积石山保安族东乡族撒拉族自治县吹麻滩镇") String sheet,

        @Schema(description = "As Excel numbers it Excel行号", examples = "17")
        Integer row,

        @Schema(description = "As Excel names it Excel列号", examples = "I")
        String column,

        String message,

        @Schema(description = "Masked when personal 个人信息已脱敏", examples = "622999********1234")
        String found,

        String expected) {

    public static FindingResponse from(Finding finding, List<Locale> languages) {
        FindingCode code = finding.code();
        return new FindingResponse(
                code.severity(),
                code.slug(),
                finding.sheet(),
                finding.row(),
                finding.column(),
                code.message(finding.arguments(), languages),
                finding.found(),
                code.expected(finding.arguments(), languages));
    }
}
