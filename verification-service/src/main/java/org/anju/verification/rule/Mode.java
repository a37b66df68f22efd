package org.anju.verification.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.anju.verification.record.RecordDetails.HousingSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A mode of assurance within its category.
 *
 * @param sources where the mode is named, as in the project's dossier of sources
 * @param grades the safety grades that it rests on; empty where it needs none
 * @param housingSource what the house of this mode counts as; null where it may be either
 * @param proposed the members of this row that no source gives
 */
@Schema(name = "AssuranceMode")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Mode(
        String code,
        String english,
        String chinese,
        List<String> sources,
        List<String> grades,
        HousingSource housingSource,
        Evidence evidence,
        List<String> proposed) {

    public Mode {
        sources = Listed.orEmpty(sources);
        grades = Listed.orEmpty(grades);
        proposed = Listed.orEmpty(proposed);
    }
}
