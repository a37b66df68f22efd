package org.anju.verification.rectification;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One entry of a problem's history: what was done, and how the problem stood afterwards. */
@Entity
@Immutable
public class ProblemStep {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private UUID problemId;
    private String villageCode;

    @Enumerated(EnumType.STRING)
    private Step step;

    @Enumerated(EnumType.STRING)
    private ProblemState fromState;

    @Enumerated(EnumType.STRING)
    private ProblemState toState;

    private String note;
    private String assignee;
    private LocalDate dueOn;
    private LocalDate plannedFor;

    @Enumerated(EnumType.STRING)
    private EscalationLevel escalation;

    private UUID verificationId;
    private String actedBy;
    private String actedByName;
    private Instant actedAt;

    /** For Hibernate ORM. */
    protected ProblemStep() {}

    /**
     * @param from the state before, or null
     * @param verificationId the record that the step rests on, or null
     */
    static ProblemStep of(Problem problem, Step step, ProblemState from, UUID verificationId, Act act) {
        ProblemStep entry = new ProblemStep();
        entry.problemId = problem.id();
        entry.villageCode = problem.found().villageCode();
        entry.step = step;
        entry.fromState = from;
        entry.toState = problem.state();
        entry.note = act.note();
        entry.assignee = problem.assignee();
        entry.dueOn = problem.dueOn();
        entry.plannedFor = problem.plannedFor();
        entry.escalation = problem.escalation();
        entry.verificationId = verificationId;
        entry.actedBy = act.subject();
        entry.actedByName = act.name();
        entry.actedAt = act.at();
        return entry;
    }

    public Step step() {
        return step;
    }

    public ProblemState fromState() {
        return fromState;
    }

    public ProblemState toState() {
        return toState;
    }

    public String note() {
        return note;
    }

    public String assignee() {
        return assignee;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public LocalDate plannedFor() {
        return plannedFor;
    }

    public EscalationLevel escalation() {
        return escalation;
    }

    public UUID verificationId() {
        return verificationId;
    }

    public String actedByName() {
        return actedByName;
    }

    public Instant actedAt() {
        return actedAt;
    }
}
