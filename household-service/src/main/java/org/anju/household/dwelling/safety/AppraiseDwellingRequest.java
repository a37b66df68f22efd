package org.anju.household.dwelling.safety;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The result of an appraisal or rating; C and D are findings like the others. */
public record AppraiseDwellingRequest(
        @NotNull SafetyGrade safetyGrade,
        @NotNull GradeBasis gradeBasis,

        @Schema(description = "EDITION_2009 and EDITION_2019 are for 1 and 2 storeys 仅适用于1至2层")
        GuidelineEdition guidelineEdition,

        DisasterMeasures disasterMeasures,
        @Size(max = 50) String appraiser,
        @Size(max = 100) String appraiserOrganisation,
        @NotNull LocalDate appraisedOn,
        @Size(max = 50) String reportNo) {

    public Appraisal toAppraisal() {
        return new Appraisal(
                safetyGrade,
                gradeBasis,
                guidelineEdition,
                disasterMeasures,
                appraiser,
                appraiserOrganisation,
                appraisedOn,
                reportNo);
    }
}
