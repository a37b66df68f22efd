package org.anju.household.lookup;

import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param idNumber of 18 digits, of 15 from before 1999, or of 20 of a disability certificate */
record LookupRequest(
        @NotBlank @Schema(examples = "629927194001010018") String idNumber) {

    @Override
    public String toString() {
        return "LookupRequest[personal]";
    }
}
