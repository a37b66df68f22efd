package org.anju.verification.village;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param cursor what to send for the next page; absent on the last */
@Schema(name = "CampaignVillagePage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VillagePage(List<VillageResponse> items, String cursor) {}
