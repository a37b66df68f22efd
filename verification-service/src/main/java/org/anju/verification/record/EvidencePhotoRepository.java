package org.anju.verification.record;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class EvidencePhotoRepository implements PanacheRepositoryBase<EvidencePhoto, EvidencePhoto.Key> {}
