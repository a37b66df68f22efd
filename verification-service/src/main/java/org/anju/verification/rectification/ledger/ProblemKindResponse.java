package org.anju.verification.rectification.ledger;

import org.anju.common.region.RegionLevel;
import org.anju.verification.rule.ProblemKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param closedBy TOWNSHIP or COUNTY: who plans and closes it
 * @param dueDays days from the day on which it was found
 * @param needsPhotos whether a rectification needs photos before and after
 * @param needsInterimHousing whether a plan must say where the household lives until then
 * @param settledBySecuredRecord whether a later record that finds the household secured shows that it is put right
 */
@Schema(name = "HousingProblemKind")
record ProblemKindResponse(
        ProblemKind code,
        String english,
        String chinese,
        RegionLevel closedBy,
        int dueDays,
        boolean needsPhotos,
        boolean needsInterimHousing,
        boolean settledBySecuredRecord) {

    static ProblemKindResponse from(ProblemKind kind) {
        return new ProblemKindResponse(
                kind,
                kind.text().english(),
                kind.text().chinese(),
                kind.closedBy(),
                kind.dueDays(),
                kind.needsPhotos(),
                kind.needsInterimHousing(),
                kind.isSettledBySecuredRecord());
    }
}
