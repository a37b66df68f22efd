package org.anju.verification.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.anju.verification.record.RecordDetails.Access;
import org.anju.verification.record.RecordDetails.Signatory;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A row of the table of special situations.
 *
 * @param number the row's number in the table
 * @param sources where the case is named, as in the project's dossier of sources
 * @param categories assurance categories that it permits beside {@code modes}; both empty where it permits any
 * @param grades the safety grades that it is about; empty where it is about any
 * @param evidence in place of the mode's; null where the mode's holds
 * @param details members of the record that must be there, such as {@code details.lodging.since}
 * @param access how near the verifier may have stayed; empty where FULL is expected
 * @param signs who confirms on the spot
 * @param confirms levels that confirm the record, TOWNSHIP or COUNTY, lowest first
 * @param offices who else is asked, outside the platform
 * @param witnesses how many are needed
 * @param attemptDays on how many different days the household was sought
 * @param visitors how many persons are needed on the visit
 * @param longStay whether the stay elsewhere must be lasting (parameter {@code S06.stayDays})
 * @param exempts rules, such as Q05, or checks of them, such as Q05.FAR, that do not hold here
 * @param problem the problem that such a record opens; null where it opens none of its own
 * @param recheckWeight how much likelier than another record it gets into a re-check sample; null is 1
 * @param recheckAlways whether it belongs to every re-check sample
 * @param confidential whether the situation itself is shown from the county level upwards only
 * @param proposed the members of this row that no source gives
 */
@Schema(name = "SpecialSituation")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Situation(
        int number,
        String code,
        String english,
        String chinese,
        List<String> sources,
        Outcome outcome,
        List<String> categories,
        List<String> modes,
        List<String> grades,
        Evidence evidence,
        List<String> details,
        List<Access> access,
        List<Signatory> signs,
        List<ReviewLevel> confirms,
        List<String> offices,
        Integer witnesses,
        Integer attemptDays,
        Integer visitors,
        Boolean longStay,
        List<String> exempts,
        OpenedProblem problem,
        Double recheckWeight,
        Boolean recheckAlways,
        Boolean confidential,
        List<String> proposed,
        String note) {

    public Situation {
        sources = Listed.orEmpty(sources);
        categories = Listed.orEmpty(categories);
        modes = Listed.orEmpty(modes);
        grades = Listed.orEmpty(grades);
        details = Listed.orEmpty(details);
        access = Listed.orEmpty(access);
        signs = Listed.orEmpty(signs);
        confirms = Listed.orEmpty(confirms);
        offices = Listed.orEmpty(offices);
        exempts = Listed.orEmpty(exempts);
        proposed = Listed.orEmpty(proposed);
    }

    @JsonIgnore
    public boolean keptConfidential() {
        return Boolean.TRUE.equals(confidential);
    }

    /** How much likelier than another record it gets into a re-check sample. */
    @JsonIgnore
    public double weight() {
        return recheckWeight == null ? 1 : recheckWeight;
    }

    /** Whether a rule, or one check of it, does not hold in this situation. */
    public boolean exempts(String rule, String check) {
        return exempts.contains(rule) || exempts.contains(rule + "." + check);
    }
}
