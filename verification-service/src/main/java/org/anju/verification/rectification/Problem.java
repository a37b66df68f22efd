package org.anju.verification.rectification;

import static org.anju.verification.rectification.ProblemState.ASSIGNED;
import static org.anju.verification.rectification.ProblemState.CLOSED;
import static org.anju.verification.rectification.ProblemState.OPEN;
import static org.anju.verification.rectification.ProblemState.RECTIFIED;
import static org.anju.verification.rectification.ProblemState.RECTIFYING;
import static org.anju.verification.rectification.ProblemState.REJECTED;
import static org.anju.verification.rectification.ProblemState.REOPENED;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anju.common.fact.ProblemFacts;
import org.anju.common.fact.VerificationFacts;
import org.anju.common.problem.Text;
import org.anju.verification.rule.ProblemKind;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something wrong with a household's housing or record, until it is put right. Each change answers its entry of the history. */
@Entity
public class Problem {

    private static final Text ROSTER_CHANGED =
            Text.of("The roster was changed: the household left it.", "花名册已变更:该户已移出。");
    private static final Text LEFT_ROSTER =
            Text.of("The household left the roster before this was put right.", "该户已移出花名册,问题未整改即销号。");

    @Id
    private UUID id;

    @Version
    private long version = 1;

    @Embedded
    private Found found;

    @Enumerated(EnumType.STRING)
    private ProblemState state = OPEN;

    private Instant stateSince;
    private LocalDate dueOn;
    private String assignee;

    @Embedded
    private Plan plan;

    @Enumerated(EnumType.STRING)
    private EscalationLevel escalation = EscalationLevel.VILLAGE;

    private UUID rectificationId;
    private int photoCount;

    /** Accounts that ever said it was put right: none of them may judge that. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> rectifiedBy = new ArrayList<>();

    @Embedded
    private Reverification reverification;

    /** When it last showed: whatever finds it put right must be later. */
    private Instant shownAt;

    private Instant closedAt;

    /** Whether it was closed because its household left the roster, put right or not. */
    private boolean leftRoster;

    /** For Hibernate ORM. */
    protected Problem() {}

    public Problem(UUID id, Found found, LocalDate dueOn) {
        this.id = id;
        this.found = found;
        this.dueOn = dueOn;
        this.stateSince = found.at();
        this.shownAt = found.at();
    }

    public ProblemStep opened(Act act) {
        return ProblemStep.of(this, Step.OPEN, null, found.verificationId(), act);
    }

    /** A further record shows it: what a reviewer saw before that record counts no longer. */
    public ProblemStep foundAgainIn(VerificationFacts record, Act act) {
        Instant shown = record.receivedAt();
        if (isReverified() && shown.isAfter(reverification.at())) {
            reverification = null;
        }
        shownAt = shown.isAfter(shownAt) ? shown : shownAt;
        return ProblemStep.of(this, Step.FIND_AGAIN, state, record.verificationId(), act);
    }

    public ProblemStep assign(String whom, LocalDate until, Act act) {
        requireState("assigned", OPEN, ASSIGNED, REJECTED, REOPENED);
        ProblemRefusals.requireDayNotPast("dueOn", until, act);
        assignee = whom;
        dueOn = until;
        return moveTo(ASSIGNED, Step.ASSIGN, null, act);
    }

    /** The day of the plan becomes the day by which it is due. */
    public ProblemStep plan(LocalDate day, String interim, Act act) {
        requireState("planned", OPEN, ASSIGNED, RECTIFYING, RECTIFIED, REJECTED, REOPENED);
        ProblemRefusals.requireDayNotPast("plannedFor", day, act);
        LocalDate latest = latestPlan(act.day());
        if (day.isAfter(latest)) {
            throw ProblemRefusals.planTooLate(day, latest);
        }
        if (found.kind().needsInterimHousing() && interim == null) {
            throw ProblemRefusals.interimHousingMissing(found.kind());
        }
        plan = new Plan(day, interim, act.note());
        dueOn = day;
        return moveTo(state, Step.PLAN, null, act);
    }

    /** By the end of the year, as the procedure of 2020 has it; what is found in its last quarter may go into the next year's. */
    private static LocalDate latestPlan(LocalDate today) {
        return LocalDate.of(today.plusMonths(3).getYear(), 12, 31);
    }

    /** Said to be put right; {@link #completeEvidence} follows when the photos are stored. */
    public ProblemStep rectify(UUID rectification, int photosBefore, int photosAfter, Act act) {
        requireState("rectified", ASSIGNED, RECTIFYING, REJECTED);
        if (found.kind().needsPhotos() && (photosBefore == 0 || photosAfter == 0)) {
            throw ProblemRefusals.photosMissing(found.kind(), photosBefore, photosAfter);
        }
        rectificationId = rectification;
        photoCount = photosBefore + photosAfter;
        if (!wasRectifiedBy(act.subject())) {
            rectifiedBy = new ArrayList<>(rectifiedBy);
            rectifiedBy.add(act.subject());
        }
        if (isReverified() && act.subject().equals(reverification.by())) {
            reverification = null;
        }
        return moveTo(RECTIFYING, Step.RECTIFY, null, act);
    }

    public ProblemStep completeEvidence(Act act) {
        return moveTo(RECTIFIED, Step.COMPLETE_EVIDENCE, null, act);
    }

    /** A reviewer has looked at it on the spot, or holds a record of the household against it. */
    public ProblemStep reverify(UUID record, Act act) {
        if (record == null) {
            requireState("found put right on the spot", RECTIFIED);
        }
        requireState("found put right", OPEN, ASSIGNED, RECTIFYING, RECTIFIED, REJECTED, REOPENED);
        requireNotRectifiedBy(act.subject());
        return markReverified(new Reverification(act.at(), act.subject(), act.name(), record), act);
    }

    public ProblemStep reject(Act act) {
        requireState("rejected", RECTIFIED);
        requireNotRectifiedBy(act.subject());
        reverification = null;
        shownAt = act.at();
        return moveTo(REJECTED, Step.REJECT, null, act);
    }

    /** A later record finds it put right, as the service notices. */
    public ProblemStep reverifyBy(UUID record, String sentBy, String sentByName, Act act) {
        return markReverified(new Reverification(act.at(), sentBy, sentByName, record), act);
    }

    private ProblemStep markReverified(Reverification found, Act act) {
        reverification = found;
        return moveTo(state, Step.REVERIFY, found.record(), act);
    }

    /** The record that found it put right counts no longer. */
    public ProblemStep withdrawReverification(Act act) {
        UUID record = reverification.record();
        reverification = null;
        return moveTo(state, Step.WITHDRAW_REVERIFICATION, record, act);
    }

    public ProblemStep close(Act act) {
        requireState("closed", OPEN, ASSIGNED, RECTIFYING, RECTIFIED, REJECTED, REOPENED);
        requireNotRectifiedBy(act.subject());
        if (!isReverified()) {
            throw ProblemRefusals.notReverified(state);
        }
        closedAt = act.at();
        return moveTo(CLOSED, Step.CLOSE, reverification.record(), act);
    }

    /**
     * The household is on the roster no more, so that nothing can be recorded, put right or looked at any more: closed without
     * either. For one that waited for the roster to change, this is what it waited for.
     */
    public ProblemStep leaveRoster(Act act) {
        requireState("closed", OPEN, ASSIGNED, RECTIFYING, RECTIFIED, REJECTED, REOPENED);
        closedAt = act.at();
        leftRoster = true;
        Text why = found.kind() == ProblemKind.ROSTER_CHANGE ? ROSTER_CHANGED : LEFT_ROSTER;
        return moveTo(CLOSED, Step.LEAVE_ROSTER, null, act.saying(why.english() + " " + why.chinese()));
    }

    /** Begins anew: neither plan nor what was found at the last time holds any more. */
    public ProblemStep reopen(LocalDate until, Act act) {
        requireState("reopened", CLOSED);
        LocalDate due = until == null ? act.day().plusDays(found.kind().dueDays()) : until;
        ProblemRefusals.requireDayNotPast("dueOn", due, act);
        closedAt = null;
        leftRoster = false;
        shownAt = act.at();
        reverification = null;
        plan = null;
        dueOn = due;
        escalation = EscalationLevel.VILLAGE;
        return moveTo(REOPENED, Step.REOPEN, null, act);
    }

    public ProblemStep escalate(Act act) {
        escalation = escalation.next();
        return moveTo(state, Step.ESCALATE, null, act);
    }

    private ProblemStep moveTo(ProblemState next, Step step, UUID record, Act act) {
        ProblemState before = state;
        if (next != before) {
            state = next;
            stateSince = act.at();
        }
        return ProblemStep.of(this, step, before, record, act);
    }

    private void requireState(String what, ProblemState... possible) {
        if (!Set.of(possible).contains(state)) {
            throw ProblemRefusals.wrongState(what, state, List.of(possible));
        }
    }

    private void requireNotRectifiedBy(String subject) {
        if (wasRectifiedBy(subject)) {
            throw ProblemRefusals.ownRectification();
        }
    }

    public boolean wasRectifiedBy(String subject) {
        return rectifiedBy.contains(subject);
    }

    public boolean isReportedBy(byte[] request) {
        return Arrays.equals(found.digest(), request);
    }

    public boolean isReverified() {
        return reverification != null;
    }

    public boolean isReverifiedByRecord() {
        return isReverified() && reverification.record() != null;
    }

    /** A plan whose day has passed is none. */
    public boolean isPlanned(LocalDate today) {
        return plan != null && !plan.plannedFor().isBefore(today);
    }

    public boolean isClosed() {
        return state == CLOSED;
    }

    public ProblemFacts facts() {
        return new ProblemFacts(
                id,
                found.campaignId(),
                found.householdId(),
                found.villageCode(),
                found.verificationId(),
                found.kind().name(),
                found.origin().name(),
                found.rule(),
                state.name(),
                version,
                isReverified(),
                escalation.name(),
                dueOn,
                plannedFor(),
                found.at(),
                closedAt);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Found found() {
        return found;
    }

    public ProblemState state() {
        return state;
    }

    public Instant stateSince() {
        return stateSince;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public String assignee() {
        return assignee;
    }

    public Plan plan() {
        return plan;
    }

    LocalDate plannedFor() {
        return plan == null ? null : plan.plannedFor();
    }

    public EscalationLevel escalation() {
        return escalation;
    }

    public UUID rectificationId() {
        return rectificationId;
    }

    public int photoCount() {
        return photoCount;
    }

    public Reverification reverification() {
        return reverification;
    }

    public Instant shownAt() {
        return shownAt;
    }

    public boolean leftRoster() {
        return leftRoster;
    }

    public Instant closedAt() {
        return closedAt;
    }
}
