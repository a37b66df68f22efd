package org.anju.verification.rectification.detection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.HouseholdFacts;
import org.anju.verification.household.HouseholdFollower;
import org.anju.verification.rectification.Act;
import org.anju.verification.rectification.ProblemHouseholds;
import org.anju.verification.rectification.ProblemJournal;
import org.anju.verification.rectification.ProblemRepository;

/**
 * Closes what is open about households that leave the roster. Whether one has left is read from the roster as it is known now:
 * an event that comes again, or after a newer one, changes nothing, and one that comes back finds its problems closed.
 */
@ApplicationScoped
class LeaversProblems implements HouseholdFollower {

    private final ProblemSources sources;
    private final ProblemHouseholds households;
    private final ProblemRepository problems;
    private final ProblemJournal journal;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    LeaversProblems(
            ProblemSources sources,
            ProblemHouseholds households,
            ProblemRepository problems,
            ProblemJournal journal,
            RowSecurity rowSecurity,
            Clock clock) {
        this.sources = sources;
        this.households = households;
        this.problems = problems;
        this.journal = journal;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    @Override
    public void followHouseholds(List<ReceivedEvent<HouseholdFacts>> events) {
        List<UUID> heard = events.stream()
                .map(event -> event.facts().householdId())
                .distinct()
                .toList();
        Set<UUID> removed = households.removedAmong(heard);
        if (!removed.isEmpty()) {
            close(removed);
        }
    }

    /** Of households that left before anybody closed their problems with them. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void closeLeftOver() {
        while (QuarkusTransaction.requiringNew().call(this::closeSomeLeftOver)) {
            // Goes on until none is left.
        }
    }

    private boolean closeSomeLeftOver() {
        rowSecurity.restrictTo(RegionScope.everything());
        Set<UUID> removed = sources.removedWithProblems();
        if (removed.isEmpty()) {
            return false;
        }
        households.lockAll(removed);
        close(households.removedAmong(removed));
        return true;
    }

    /** In the current transaction, which must see every region, and in which the households are locked. */
    void close(Collection<UUID> removed) {
        Act act = Act.ofService(clock.instant().truncatedTo(ChronoUnit.MICROS));
        problems.lock(sources.notClosedOf(removed)).stream()
                .filter(problem -> !problem.isClosed())
                .forEach(problem -> journal.write(problem, problem.leaveRoster(act)));
    }
}
