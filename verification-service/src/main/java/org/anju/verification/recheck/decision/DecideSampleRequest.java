package org.anju.verification.recheck.decision;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param id made by the client, so that sending it again decides nothing new; left out, the server makes one
 * @param version of the sample, as it was when its evaluation was read
 * @param size of EXTEND: how many more to draw
 * @param township of REVERIFY_ALL: whose records go back; of EXTEND: the only township to draw from, where there is one
 * @param note why; needed where the figures suggest something else
 */
@Schema(name = "DecideRecheckSample")
record DecideSampleRequest(
        UUID id,
        @NotNull @Min(1) Long version,
        @NotNull DecisionKind kind,
        @Min(1) @Max(100_000) Integer size,
        RegionCode township,

        @Size(max = 2000) @Pattern(regexp = "[\\P{Cc}\\n\\r\\t]*")
        String note) {}
