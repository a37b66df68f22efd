package org.anju.verification.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class CampaignChangeRepository implements PanacheRepository<CampaignChange> {}
