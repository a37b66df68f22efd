package org.anju.verification.rectification.step;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.PhotoFacts;
import org.anju.verification.evidence.PhotoFollower;
import org.anju.verification.rectification.Act;
import org.anju.verification.rectification.Problem;
import org.anju.verification.rectification.ProblemJournal;
import org.anju.verification.rectification.ProblemPhotos;
import org.anju.verification.rectification.ProblemRepository;
import org.anju.verification.rectification.ProblemState;

/** A rectification is complete when its last photo is stored. */
@ApplicationScoped
class RectificationEvidence implements PhotoFollower {

    private final ProblemPhotos photos;
    private final ProblemRepository problems;
    private final ProblemJournal journal;
    private final Clock clock;

    RectificationEvidence(ProblemPhotos photos, ProblemRepository problems, ProblemJournal journal, Clock clock) {
        this.photos = photos;
        this.problems = problems;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void follow(List<ReceivedEvent<PhotoFacts>> events) {
        List<UUID> touched = photos.problemsWith(
                events.stream().map(event -> event.facts().photoId()).toList());
        problems.lock(touched).forEach(this::completeIfEvidenced);
    }

    /** For a problem that the current transaction has locked. */
    void completeIfEvidenced(Problem problem) {
        if (problem.state() == ProblemState.RECTIFYING && photos.areComplete(problem)) {
            journal.write(
                    problem,
                    problem.completeEvidence(Act.ofService(clock.instant().truncatedTo(ChronoUnit.MICROS))));
        }
    }
}
