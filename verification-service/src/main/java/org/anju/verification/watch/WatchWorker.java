package org.anju.verification.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.verification.watch.WatchQueue.Task;
import org.jboss.logging.Logger;

/**
 * Has the watchers look at what has changed. What waits is taken away in the transaction that writes what was found, and one
 * instance works at a time: nothing is lost with a killed process, and no two compare the same records side by side, each
 * without the other's. docs/adr/0021-comparing-records-as-they-come.md has the reasons.
 */
@ApplicationScoped
class WatchWorker {

    private static final Logger LOG = Logger.getLogger(WatchWorker.class);

    /** Some hundred milliseconds of work. */
    private static final int LARGEST_CHANGE = 4000;

    private static final int MOST_TASKS = 100;

    private final WatchQueue queue;
    private final Instance<Watcher> watchers;
    private final WatchedFindings findings;
    private final RowSecurity rowSecurity;
    private final Timer looks;
    private final Counter setAside;

    WatchWorker(
            WatchQueue queue,
            Instance<Watcher> watchers,
            WatchedFindings findings,
            RowSecurity rowSecurity,
            MeterRegistry metrics) {
        this.queue = queue;
        this.watchers = watchers;
        this.findings = findings;
        this.rowSecurity = rowSecurity;
        this.looks = metrics.timer("anju_watch_looks");
        this.setAside = metrics.counter("anju_watch_set_aside");
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void work() {
        while (workOnce()) {
            // Goes on only where much waits: records that come one by one are cheaper looked at together.
        }
    }

    /** @return whether more may wait */
    private boolean workOnce() {
        List<Task> tasks = new ArrayList<>();
        try {
            return looks.record(() -> QuarkusTransaction.requiringNew().call(() -> lookAtOldest(tasks)));
        } catch (RuntimeException failure) {
            if (DatabaseException.isPassing(failure)) {
                LOG.warnf("Could not compare records, tries again: %s", failure.getMessage());
                return false;
            }
            if (tasks.isEmpty()) {
                throw failure;
            }
            tasks.forEach(this::alone);
            return false;
        }
    }

    private boolean lookAtOldest(List<Task> tasks) {
        rowSecurity.restrictTo(RegionScope.everything());
        if (!queue.lock()) {
            return false;
        }
        List<Task> oldest = queue.oldest(MOST_TASKS);
        int size = 0;
        for (Task task : oldest) {
            if (size > 0 && size + task.ids().size() > LARGEST_CHANGE) {
                break;
            }
            tasks.add(task);
            size += task.ids().size();
        }
        if (tasks.isEmpty()) {
            return false;
        }
        look(tasks);
        return oldest.size() == MOST_TASKS || tasks.size() < oldest.size();
    }

    private void look(List<Task> tasks) {
        Change change = new Change();
        tasks.forEach(task -> change.add(task.subject(), task.ids()));
        Observations observations = new Observations();
        watchers.forEach(watcher -> watcher.look(change, observations));
        findings.keep(observations);
        queue.remove(tasks);
    }

    /** One that cannot be looked at must not hold back the others. */
    private void alone(Task task) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                rowSecurity.restrictTo(RegionScope.everything());
                if (queue.lock()) {
                    Optional<Task> waiting = queue.find(task.id());
                    waiting.ifPresent(found -> look(List.of(found)));
                }
            });
        } catch (RuntimeException failure) {
            if (DatabaseException.isPassing(failure)) {
                LOG.warnf("Could not compare records, tries again: %s", failure.getMessage());
                return;
            }
            LOG.errorf(failure, "Cannot look at task %d, a change of %s", task.id(), task.subject());
            QuarkusTransaction.requiringNew().run(() -> putOff(task, failure));
        }
    }

    private void putOff(Task task, RuntimeException failure) {
        if (!queue.lock() || queue.find(task.id()).isEmpty()) {
            return;
        }
        if (task.ids().size() == 1) {
            queue.setAside(task, String.valueOf(failure.getMessage()));
            setAside.increment();
            return;
        }
        int half = task.ids().size() / 2;
        queue.add(task.subject(), task.ids().subList(0, half));
        queue.add(task.subject(), task.ids().subList(half, task.ids().size()));
        queue.remove(List.of(task));
    }
}
