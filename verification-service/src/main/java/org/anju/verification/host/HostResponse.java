package org.anju.verification.host;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.host.lodging.Reason;
import org.anju.verification.host.lodging.Safety;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A household that others say they live with.
 *
 * @param villageCode left out, as is the reason, where the host lies beyond the caller's regions
 * @param guests households that name it, of all counties
 * @param guestsElsewhere those among them beyond the caller's regions
 */
@Schema(name = "Host")
@JsonInclude(JsonInclude.Include.NON_NULL)
record HostResponse(
        UUID householdId, RegionCode villageCode, Safety safety, Reason reason, int guests, int guestsElsewhere) {}
