package org.anju.verification.recheck.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.evaluation.Consequence;
import org.anju.verification.recheck.evaluation.Figures;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param drawn of EXTEND: how many more were drawn
 * @param suggested what the figures suggested then
 * @param figures those that lay before whoever decided: of the township, where it is about one, else of the whole
 * @param onVersion the version of the sample that it was made on
 * @param progress of REVERIFY_ALL
 */
@Schema(name = "RecheckDecision")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionResponse(
        UUID id,
        UUID sampleId,
        DecisionKind kind,
        Integer drawn,
        RegionCode township,
        String note,
        Consequence suggested,
        Figures figures,
        long onVersion,
        String decidedBy,
        Instant decidedAt,
        Progress progress) {

    /**
     * @param total how many records were to be returned when it was decided
     * @param returned how many were returned so far
     * @param locked how many more of the township's lie in closed villages and stay as they are; absent where nobody counted
     * @param english what to do about those, or absent where there are none
     * @param chinese the same
     * @param finishedAt when none was left, or null
     */
    @Schema(name = "RecheckReverificationProgress")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(int total, int returned, Integer locked, String english, String chinese, Instant finishedAt) {

        static Progress of(int total, int returned, Integer locked, Instant finishedAt) {
            if (locked == null || locked == 0) {
                return new Progress(total, returned, locked, null, null, finishedAt);
            }
            return new Progress(
                    total,
                    returned,
                    locked,
                    "%d records lie in closed villages and are not returned: each needs a change request, POST /api/v1/change-requests."
                            .formatted(locked),
                    "另有%d条记录所在村已办结,未予退回:须逐条提出变更申请,POST /api/v1/change-requests。".formatted(locked),
                    finishedAt);
        }
    }
}
