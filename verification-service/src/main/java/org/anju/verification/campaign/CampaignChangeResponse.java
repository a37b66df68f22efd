package org.anju.verification.campaign;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CampaignChange")
record CampaignChangeResponse(String field, String before, String after, String changedBy, Instant changedAt) {

    static CampaignChangeResponse from(CampaignChange change) {
        return new CampaignChangeResponse(
                change.field, change.oldValue, change.newValue, change.changedByName, change.changedAt);
    }
}
