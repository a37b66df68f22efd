package org.anju.verification.rectification.detection;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.VerificationFacts;
import org.anju.common.time.ChinaTime;
import org.anju.verification.record.RecordFollower;
import org.anju.verification.rectification.Act;
import org.anju.verification.rectification.Found;
import org.anju.verification.rectification.Problem;
import org.anju.verification.rectification.ProblemHouseholds;
import org.anju.verification.rectification.ProblemJournal;
import org.anju.verification.rectification.ProblemRepository;
import org.anju.verification.rectification.detection.ProblemRules.Opening;

/**
 * Opens a problem for each household of which a record shows one, and notices when a later record shows it put right.
 *
 * <p>What came of the same events is the same in any order and however often they come: a record that ever stood for its
 * household is taken into account once, also when it was replaced meanwhile, and whether a problem counts as put right
 * is seen from the record that stands now. What is found of a household that has left the roster meanwhile is closed at once.
 */
@ApplicationScoped
class RecordProblems implements RecordFollower {

    private final ProblemRules rules;
    private final ProblemSources sources;
    private final SettlingRecords settling;
    private final ProblemHouseholds households;
    private final LeaversProblems leavers;
    private final ProblemRepository problems;
    private final ProblemJournal journal;
    private final Clock clock;

    RecordProblems(
            ProblemRules rules,
            ProblemSources sources,
            SettlingRecords settling,
            ProblemHouseholds households,
            LeaversProblems leavers,
            ProblemRepository problems,
            ProblemJournal journal,
            Clock clock) {
        this.rules = rules;
        this.sources = sources;
        this.settling = settling;
        this.households = households;
        this.leavers = leavers;
        this.problems = problems;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void follow(List<ReceivedEvent<VerificationFacts>> events) {
        take(events.stream().map(ReceivedEvent::facts).toList());
    }

    private void take(List<VerificationFacts> heard) {
        Map<UUID, VerificationFacts> showing = new LinkedHashMap<>();
        heard.stream()
                // Only what stood for its household at the time; another's record is put before a reviewer first.
                .filter(record -> !record.competing())
                .filter(record -> rules.openingOf(record).isPresent())
                .forEach(record -> showing.putIfAbsent(record.verificationId(), record));
        if (!showing.isEmpty()) {
            open(showing);
        }
        Set<UUID> open = sources.notClosedOf(
                heard.stream().map(VerificationFacts::householdId).distinct().toList());
        problems.lock(open).forEach(this::compareWithStandingRecord);
    }

    /** For problems that begin after their household has left; it is locked, so that it cannot leave meanwhile. */
    private void closeWithRemoved(Collection<UUID> shown) {
        Set<UUID> removed = households.removedAmong(shown);
        if (!removed.isEmpty()) {
            leavers.close(removed);
        }
    }

    private void open(Map<UUID, VerificationFacts> showing) {
        List<UUID> shown = showing.values().stream()
                .map(VerificationFacts::householdId)
                .distinct()
                .toList();
        households.lockAll(shown);
        Set<UUID> known = sources.known(showing.keySet());
        showing.values().stream()
                .filter(record -> !known.contains(record.verificationId()))
                .forEach(record -> open(record, rules.openingOf(record).orElseThrow()));
        closeWithRemoved(shown);
    }

    private void open(VerificationFacts record, Opening opening) {
        Optional<Problem> known = problems.notClosed(record.campaignId(), record.householdId(), opening.kind());
        Problem problem = known.orElseGet(() -> new Problem(
                UuidCreator.getTimeOrderedEpoch(),
                Found.in(record, opening.kind(), opening.rule()),
                ChinaTime.dayOf(record.receivedAt()).plusDays(opening.dueDays())));
        journal.write(problem, known.isPresent() ? problem.foundAgainIn(record, now()) : problem.opened(now()));
        sources.add(record.verificationId(), problem);
    }

    private void compareWithStandingRecord(Problem problem) {
        if (problem.isClosed() || !problem.found().kind().isSettledBySecuredRecord()) {
            return;
        }
        Optional<StandingRecord> record = settling.of(problem);
        if (record.isPresent() && !problem.isReverified()) {
            StandingRecord found = record.get();
            journal.write(problem, problem.reverifyBy(found.id(), found.sentBy(), found.sentByName(), now()));
        }
        if (record.isEmpty() && problem.isReverifiedByRecord()) {
            journal.write(problem, problem.withdrawReverification(now()));
        }
    }

    private Act now() {
        return Act.ofService(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
