package org.anju.household.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sees what row-level security lets the current transaction see. */
@ApplicationScoped
class RosterImportRepository implements PanacheRepositoryBase<RosterImport, UUID> {

    Optional<RosterImport> findByKey(String ownerSubject, String idempotencyKey) {
        return find("ownerSubject = ?1 and idempotencyKey = ?2", ownerSubject, idempotencyKey)
                .firstResultOptional();
    }

    /** Newest first; identifiers grow with time. */
    List<RosterImport> findBefore(UUID last, int limit) {
        return last == null
                ? find("order by id desc").page(0, limit).list()
                : find("id < ?1 order by id desc", last).page(0, limit).list();
    }
}
