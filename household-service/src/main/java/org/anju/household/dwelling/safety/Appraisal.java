package org.anju.household.dwelling.safety;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How safe a house was found to be, by whom, when and by what rules. */
@Embeddable
@Schema(description = "鉴定或评定结果")
public record Appraisal(
        @Enumerated(EnumType.STRING) SafetyGrade safetyGrade,
        @Enumerated(EnumType.STRING) GradeBasis gradeBasis,
        @Enumerated(EnumType.STRING) GuidelineEdition guidelineEdition,
        @Enumerated(EnumType.STRING) DisasterMeasures disasterMeasures,
        String appraiser,
        String appraiserOrganisation,
        LocalDate appraisedOn,
        String reportNo) {

    /**
     * Refuses what cannot be of a house.
     *
     * @param builtYear or null
     */
    public void requireFits(int storeys, Integer builtYear, LocalDate today) {
        requireInTime(builtYear, today);
        if (guidelineEdition != null && !guidelineEdition.appliesTo(storeys)) {
            throw tooHigh(storeys);
        }
    }

    private void requireInTime(Integer builtYear, LocalDate today) {
        if (appraisedOn.isAfter(today)) {
            throw ProblemException.unprocessable(
                            "appraisal-in-future",
                            Text.of("The appraisal lies in the future", "鉴定日期晚于今天"),
                            Text.of("Give the day of the appraisal, at the latest today.", "请填写实际鉴定日期,不晚于今天。"))
                    .violation("appraisedOn", "at the latest " + today, appraisedOn.toString());
        }
        if (builtYear != null && appraisedOn.getYear() < builtYear) {
            throw ProblemException.unprocessable(
                            "appraisal-before-construction",
                            Text.of("The appraisal is older than the house", "鉴定日期早于建成年份"),
                            Text.of(
                                    "The house was built in %d. Correct the year, or the day of the appraisal."
                                            .formatted(builtYear),
                                    "该房屋建成于%d年。请更正建成年份或鉴定日期。".formatted(builtYear)))
                    .violation("appraisedOn", "not before " + builtYear, appraisedOn.toString());
        }
    }

    private ProblemException tooHigh(int storeys) {
        return ProblemException.unprocessable(
                        "guideline-not-for-storeys",
                        Text.of("The guideline is not for so many storeys", "该导则不适用于此层数"),
                        Text.of(
                                ("The guidelines of 2009 and 2019 (建村函〔2009〕69号, 建村函〔2019〕200号) are for houses of 1 or 2 storeys;"
                                                + " this one has %d. Appraise it by GB 50292 or local rules, and name those.")
                                        .formatted(storeys),
                                "2009年和2019年导则(建村函〔2009〕69号、建村函〔2019〕200号)适用于1至2层农房,该房屋为%d层。请按GB 50292或地方细则鉴定并如实填写。"
                                        .formatted(storeys)))
                .violation("guidelineEdition", "GB_50292 or LOCAL from 3 storeys on", guidelineEdition.name());
    }
}
