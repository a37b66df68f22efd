package org.anju.verification.campaign;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is left out stays.
 *
 * @param ended true ends the campaign, false resumes it
 */
@Schema(name = "ChangeCampaign")
record ChangeCampaignRequest(
        @Size(max = 200) @Pattern(regexp = NOT_BLANK) String name,
        LocalDate startsOn,
        LocalDate deadline,
        String ruleSet,
        Boolean ended) {

    private static final String NOT_BLANK = "\\P{Cc}*[^\\s\\p{Cc}]\\P{Cc}*";
}
