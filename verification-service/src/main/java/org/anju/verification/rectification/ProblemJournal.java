package org.anju.verification.rectification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.anju.common.event.Outbox;
import org.anju.common.event.OutgoingEvent;
import org.anju.common.event.Topics;

/** Writes each change of a problem with its entry of the history and its event; the only code that writes problems. */
@ApplicationScoped
public class ProblemJournal {

    private final ProblemRepository problems;
    private final ProblemStepRepository steps;
    private final Outbox outbox;
    private final Topics topics;

    ProblemJournal(ProblemRepository problems, ProblemStepRepository steps, Outbox outbox, Topics topics) {
        this.problems = problems;
        this.steps = steps;
        this.outbox = outbox;
        this.topics = topics;
    }

    /** In the current transaction, whose scope must cover the problem's village. */
    public void write(Problem problem, ProblemStep step) {
        problems.write(problem);
        steps.persist(step);
        outbox.append(List.of(OutgoingEvent.of(
                topics.verificationEvents(),
                problem.found().householdId(),
                step.step().eventType(),
                step.actedAt(),
                outbox.toJson(problem.facts()))));
    }
}
