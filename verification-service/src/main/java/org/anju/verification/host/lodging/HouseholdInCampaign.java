package org.anju.verification.host.lodging;

import java.util.UUID;

record HouseholdInCampaign(UUID campaignId, UUID householdId) {}
