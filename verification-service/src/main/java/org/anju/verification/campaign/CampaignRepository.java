package org.anju.verification.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class CampaignRepository implements PanacheRepositoryBase<Campaign, UUID> {

    /** For a change: nobody else changes it until this transaction ends. */
    Optional<Campaign> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** For reading only, also after the session. */
    Optional<Campaign> findDetached(UUID id) {
        Optional<Campaign> found = findByIdOptional(id);
        found.ifPresent(getEntityManager()::detach);
        return found;
    }
}
