package org.anju.media.photo;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.anju.common.caller.RegionScope;
import org.anju.media.storage.ObjectStorage;
import org.anju.media.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/** Removes from the store what was rejected. */
@ApplicationScoped
class Leftovers {

    private static final Logger LOG = Logger.getLogger(Leftovers.class);
    private static final int AT_ONCE = 50;

    private final DueWork work;
    private final PhotoService photos;
    private final ObjectStorage storage;
    private final BackgroundTask task = new BackgroundTask("Removing rejected uploads");

    Leftovers(DueWork work, PhotoService photos, ObjectStorage storage) {
        this.work = work;
        this.photos = photos;
        this.storage = storage;
    }

    /** When the store is away, the removal comes up again later. */
    void remove(Photo rejected) {
        if (rejected.objectKey() == null) {
            return;
        }
        try {
            storage.remove(rejected.objectKey());
            work.objectRemoved(rejected.id());
        } catch (StorageUnavailableException away) {
            LOG.infof("The rejected upload of photo %s is removed later", rejected.id());
        }
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void removeWhatIsDue() {
        task.attempt(() -> work.take(DueWork.Kind.REMOVAL, AT_ONCE)
                .forEach(id -> remove(photos.get(id, RegionScope.everything()))));
    }
}
