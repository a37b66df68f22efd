package org.anju.verification.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.caller.Roles;
import org.anju.verification.record.Collectors;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.ReturnReason;
import org.anju.verification.record.Standing;
import org.anju.verification.record.StoredFinding;
import org.anju.verification.record.VerificationState;
import org.anju.verification.review.ReviewRules.Decision;
import org.anju.verification.review.ReviewedRecord.Taken;

class ReviewRulesPropertyTest {

    private static final UUID RECORD = UUID.fromString("01970000-0000-7000-8000-0000000000b2");
    private static final String COLLECTOR = "collector";
    private static final String REVIEWER = "reviewer";
    private static final String OTHER = "other";

    /** Whoever looks at a record in whatever state with whatever found in it, for whatever step. */
    @Property
    void takesAStepOnlyWhereNothingSpeaksAgainstIt(
            @ForAll RecordStep step,
            @ForAll VerificationState state,
            @ForAll Standing standing,
            @ForAll boolean collected,
            @ForAll boolean accompanied,
            @ForAll boolean approved,
            @ForAll boolean competing,
            @ForAll boolean county,
            @ForAll Severity severity,
            @ForAll boolean settled) {
        if (step == RecordStep.LOCK || step == RecordStep.REOPEN) {
            return;
        }
        Map<RecordStep, Taken> taken = Map.of(RecordStep.APPROVE, new Taken(approved ? REVIEWER : OTHER, null, null));
        ReviewedRecord record = new ReviewedRecord(
                RECORD,
                state,
                standing,
                2,
                new Collectors(
                        collected ? REVIEWER : COLLECTOR,
                        accompanied ? Set.of(COLLECTOR, REVIEWER) : Set.of(COLLECTOR)),
                competing ? 1 : 0,
                List.of(finding(severity, settled)),
                step == RecordStep.APPROVE ? Map.of() : taken);

        Decision decision = ReviewRules.decide(step, request(step, null), record, reviewer(county));

        boolean open = standing == Standing.STANDING && step.from().contains(state);
        boolean separate = !collected && !accompanied && !(step == RecordStep.CONFIRM && approved);
        boolean free = step == RecordStep.RETURN
                ? county || state != VerificationState.COUNTY_CONFIRMED
                : !competing && (settled || severity == Severity.WARN);
        if (!open) {
            assertThat(decision).isInstanceOf(Decision.Conflict.class);
        } else if (separate && free) {
            assertThat(decision).isInstanceOf(Decision.Take.class);
        } else {
            assertThat(decision).isInstanceOf(Decision.Refuse.class);
        }
    }

    @Property
    void answersWhatTheSameReviewerHasDoneAsTheSameWhateverFollowed(
            @ForAll RecordStep step, @ForAll VerificationState state, @ForAll Standing standing) {
        if (step == RecordStep.LOCK || step == RecordStep.REOPEN) {
            return;
        }
        StepRequest request = request(step, 1L);
        Taken before = new Taken(
                REVIEWER, step == RecordStep.RETURN ? ReturnReason.join(request.reasons()) : null, request.note());
        ReviewedRecord record = new ReviewedRecord(
                RECORD,
                state,
                standing,
                5,
                new Collectors(COLLECTOR, Set.of(COLLECTOR)),
                0,
                List.of(),
                Map.of(step, before));

        assertThat(ReviewRules.decide(step, request, record, reviewer(true))).isInstanceOf(Decision.Same.class);
    }

    @Property
    void holdsTheVersionAgainstTheRecord(@ForAll long version) {
        ReviewedRecord record = new ReviewedRecord(
                RECORD,
                VerificationState.COMPLETED,
                Standing.STANDING,
                2,
                new Collectors(COLLECTOR, Set.of(COLLECTOR)),
                0,
                List.of(),
                Map.of());

        Decision decision =
                ReviewRules.decide(RecordStep.APPROVE, request(RecordStep.APPROVE, version), record, reviewer(false));

        assertThat(decision).isInstanceOf(version == 2 ? Decision.Take.class : Decision.Conflict.class);
    }

    /** Settles exactly what it names, and never what blocks. */
    @Property
    void settlesInTheSameStep(@ForAll List<Severity> severities, @ForAll boolean all) {
        List<StoredFinding> findings = new ArrayList<>();
        List<Settlement> settles = new ArrayList<>();
        for (int index = 0; index < severities.size(); index++) {
            findings.add(new StoredFinding(
                    index,
                    "R" + index,
                    severities.get(index),
                    "field",
                    "",
                    "",
                    null,
                    null,
                    Instant.EPOCH,
                    null,
                    null,
                    null));
            if (all || index > 0) {
                settles.add(new Settlement("R" + index, "field", "looked at"));
            }
        }
        ReviewedRecord record = new ReviewedRecord(
                RECORD,
                VerificationState.COMPLETED,
                Standing.STANDING,
                2,
                new Collectors(COLLECTOR, Set.of(COLLECTOR)),
                0,
                findings,
                Map.of());
        StepRequest request = new StepRequest(RECORD, null, settles, List.of(), null);

        Decision decision = ReviewRules.decide(RecordStep.APPROVE, request, record, reviewer(false));

        boolean leftOpen = !all && !severities.isEmpty() && severities.getFirst() != Severity.WARN;
        if (severities.contains(Severity.BLOCK) || leftOpen) {
            assertThat(decision).isInstanceOf(Decision.Refuse.class);
        } else {
            assertThat(decision).isInstanceOf(Decision.Take.class);
            assertThat(((Decision.Take) decision).notes()).hasSameSizeAs(settles);
        }
    }

    private static StepRequest request(RecordStep step, Long version) {
        return step == RecordStep.RETURN
                ? new StepRequest(RECORD, version, List.of(), List.of(ReturnReason.OTHER), "note")
                : new StepRequest(RECORD, version, List.of(), List.of(), null);
    }

    private static Caller reviewer(boolean county) {
        return new Caller(
                REVIEWER,
                REVIEWER,
                Set.of(county ? Roles.COUNTY_REVIEWER : Roles.TOWNSHIP_REVIEWER),
                RegionScope.parse("622927"));
    }

    private static StoredFinding finding(Severity severity, boolean settled) {
        return new StoredFinding(
                1,
                "Q17",
                severity,
                "assuranceMode",
                "",
                "",
                null,
                null,
                Instant.EPOCH,
                settled ? Instant.EPOCH : null,
                null,
                null);
    }
}
