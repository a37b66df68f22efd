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
     * @param finishedAt when none was left, or null
     */
    @Schema(name = "RecheckReverificationProgress")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(int total, int returned, Instant finishedAt) {}
}
