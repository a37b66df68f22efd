package org.anju.verification.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class CampaignRepository implements PanacheRepositoryBase<Campaign, UUID> {}
