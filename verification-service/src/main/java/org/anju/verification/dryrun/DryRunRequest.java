package org.anju.verification.dryrun;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param id made by the client, so that sending it again starts nothing; left out, the server makes one
 * @param campaign whose records the set is tried on, beside the set by which they were judged
 * @param region a part of the campaign; left out, all of it
 */
@Schema(name = "StartDryRun")
record DryRunRequest(UUID id, @NotNull UUID campaign, RegionCode region) {}
