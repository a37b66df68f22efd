package org.anju.verification.host.lodging;

import java.util.UUID;

record DwellingInCampaign(UUID campaignId, UUID dwellingId) {}
