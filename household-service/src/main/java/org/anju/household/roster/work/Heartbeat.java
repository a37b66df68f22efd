package org.anju.household.roster.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.anju.household.roster.ImportState;
import org.jboss.logging.Logger;

/** While an import is worked on, renews the lease and shows the progress, each time in a transaction of its own. */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final ImportLeases leases;
    private final ClaimedImport claimed;
    private final ImportState state;
    private final long start = System.nanoTime();
    private final AtomicLong rowsRead = new AtomicLong();
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("roster-heartbeat").daemon().factory());

    Heartbeat(ImportLeases leases, ClaimedImport claimed, ImportState state) {
        this.state = state;
        this.leases = leases;
        this.claimed = claimed;
        beats.scheduleWithFixedDelay(this::beat, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    void rowRead() {
        rowsRead.incrementAndGet();
    }

    long rowsRead() {
        return rowsRead.get();
    }

    long millis() {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** From now on the transaction that stores holds the import by a lock, which further beats would wait for. */
    void end(ImportState shown) {
        beats.close();
        if (!leases.renew(claimed, shown, rowsRead())) {
            throw new LeaseLostException();
        }
    }

    private void beat() {
        try {
            leases.renew(claimed, state, rowsRead());
        } catch (RuntimeException exception) {
            // An escaping exception would end all further beats. The next one tries again.
            LOG.warnf("Cannot renew the lease of roster import %s: %s", claimed.id(), exception.getMessage());
        }
    }

    @Override
    public void close() {
        beats.close();
    }
}
