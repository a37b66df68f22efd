package org.anju.household.roster.work;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.anju.household.roster.intake.ScratchFile;
import org.jboss.logging.Logger;

/** Works through the imports that wait, one at a time per instance, so that memory stays bounded. */
@ApplicationScoped
public class RosterImportWorker {

    private static final Logger LOG = Logger.getLogger(RosterImportWorker.class);
    /** How long an import may wait that another instance has accepted or has left behind. */
    private static final Duration IDLE_WAIT = Duration.ofSeconds(1);

    private static final Duration FORGET_FILES_EVERY = Duration.ofMinutes(1);

    private final ImportLeases leases;
    private final RosterImporting importing;

    private volatile Thread thread;
    private volatile boolean running;
    private long filesForgottenAt = System.nanoTime();

    RosterImportWorker(ImportLeases leases, RosterImporting importing) {
        this.leases = leases;
        this.importing = importing;
    }

    void start(@Observes StartupEvent event) {
        ScratchFile.deleteLeftovers();
        running = true;
        thread = Thread.ofPlatform().name("roster-import").daemon().start(this::run);
    }

    /** An import under way is left to whoever is there next; nothing of it was stored. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(Duration.ofSeconds(10));
    }

    /** Tells that an import waits, so that it is taken up at once. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (running) {
            forgetFilesNowAndThen();
            if (!workOnNext()) {
                LockSupport.parkNanos(IDLE_WAIT.toNanos());
            }
        }
    }

    private void forgetFilesNowAndThen() {
        if (System.nanoTime() - filesForgottenAt < FORGET_FILES_EVERY.toNanos()) {
            return;
        }
        filesForgottenAt = System.nanoTime();
        try {
            leases.forgetFiles();
        } catch (RuntimeException exception) {
            LOG.warnf("Rosters that are no longer wanted stay for now: %s", exception.getMessage());
        }
    }

    private boolean workOnNext() {
        try {
            Optional<ClaimedImport> claimed = leases.claim();
            claimed.ifPresent(importing::run);
            return claimed.isPresent();
        } catch (RuntimeException exception) {
            if (running) {
                LOG.warnf("Roster imports wait: %s", exception.getMessage());
            }
            return false;
        }
    }
}
