package org.anju.media.photo;

import org.anju.common.database.DatabaseException;
import org.anju.media.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/** Work that can wait: while the store or the database is away it is left for the next time, which is said once. */
final class BackgroundTask {

    private static final Logger LOG = Logger.getLogger(BackgroundTask.class);

    private final String name;
    private volatile boolean waiting;

    BackgroundTask(String name) {
        this.name = name;
    }

    void attempt(Runnable work) {
        try {
            work.run();
            waiting = false;
        } catch (RuntimeException failure) {
            if (!(failure instanceof StorageUnavailableException) && !DatabaseException.isPassing(failure)) {
                throw failure;
            }
            if (!waiting) {
                LOG.infof("%s waits until store and database are back: %s", name, failure.getMessage());
            }
            waiting = true;
        }
    }
}
