package org.anju.verification.record;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class EvidencePhotoRepository implements PanacheRepositoryBase<EvidencePhoto, UUID> {}
