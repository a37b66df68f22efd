package org.anju.household.rotation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.anju.common.database.DatabaseException;
import org.jboss.logging.Logger;

/**
 * Goes on with a rotation wherever it stands, whoever began it: what is sealed with the new key already is passed over. Of
 * several instances one works at a time.
 */
@ApplicationScoped
public class KeyRotationWorker {

    private static final Logger LOG = Logger.getLogger(KeyRotationWorker.class);
    /** How long a rotation may wait that another instance has accepted or left behind, or that waits for others to end. */
    private static final Duration IDLE_WAIT = Duration.ofSeconds(1);

    private final RotationPass pass;

    private volatile Thread thread;
    private volatile boolean running;

    KeyRotationWorker(RotationPass pass) {
        this.pass = pass;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().name("key-rotation").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        LockSupport.unpark(thread);
        thread.join(Duration.ofSeconds(10));
    }

    private void run() {
        while (running) {
            workOnce();
            LockSupport.parkNanos(IDLE_WAIT.toNanos());
        }
    }

    private void workOnce() {
        try {
            Optional<RunningRotation> rotation =
                    QuarkusTransaction.requiringNew().call(pass::next);
            rotation.ifPresent(found -> pass.run(found, () -> running));
        } catch (RuntimeException exception) {
            if (DatabaseException.isPassing(exception) || !running) {
                LOG.warnf("Key rotations wait: %s", exception.getMessage());
                return;
            }
            LOG.error("A key rotation is interrupted", exception);
        }
    }
}
