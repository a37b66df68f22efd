package org.anju.media.storage;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks after the store's readiness in the background, so that the service starts and declares photos without it. */
@ApplicationScoped
class StorageKeeper {

    private static final Logger LOG = Logger.getLogger(StorageKeeper.class);

    private final ObjectStorage storage;
    private volatile String failure = "not reached yet";

    StorageKeeper(ObjectStorage storage) {
        this.storage = storage;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            storage.prepare();
            if (failure != null) {
                LOG.info("The photo store is ready");
            }
            failure = null;
        } catch (StorageUnavailableException exception) {
            String reason = String.valueOf(exception.getCause().getMessage());
            if (!reason.equals(failure)) {
                LOG.warnf("The photo store is away: %s", reason);
            }
            failure = reason;
        }
    }

    boolean isReached() {
        return failure == null;
    }
}
