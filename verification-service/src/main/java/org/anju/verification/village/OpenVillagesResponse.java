package org.anju.verification.village;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param opened villages that take records from now on, of those that are known; later ones of the same regions will too
 * @param openBefore villages that took records already
 * @param closed villages that stay closed
 */
@Schema(name = "OpenedVillages")
record OpenVillagesResponse(UUID campaignId, List<String> opened, int openBefore, List<String> closed) {}
