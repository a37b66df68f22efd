package org.anju.media.photo;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.RegionScope;

@ApplicationScoped
class PhotoRepository implements PanacheRepositoryBase<Photo, UUID> {

    Optional<Photo> find(UUID id, RegionScope scope) {
        return findByIdOptional(id).filter(photo -> scope.coversCode(photo.villageCode()));
    }

    Optional<Photo> findAndLock(UUID id, RegionScope scope) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(photo -> scope.coversCode(photo.villageCode()));
    }
}
