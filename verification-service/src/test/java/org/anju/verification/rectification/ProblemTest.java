package org.anju.verification.rectification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.common.fact.VerificationFacts;
import org.anju.common.problem.ProblemException;
import org.anju.verification.rule.ProblemKind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    /** 09:30 in China. */
    private static final Instant FOUND = Instant.parse("2026-06-05T01:30:00Z");

    private static final LocalDate DUE = LocalDate.of(2026, 6, 12);

    private Instant now = FOUND;

    @Test
    void isOpenInItsVillageFromTheTimeItsRecordCame() {
        Problem problem = found(ProblemKind.NOT_SECURED);

        assertThat(problem.found().at()).isEqualTo(FOUND);
        assertThat(problem.shownAt()).isEqualTo(FOUND);
        assertThat(problem.state()).isEqualTo(ProblemState.OPEN);
        assertThat(problem.escalation()).isEqualTo(EscalationLevel.VILLAGE);
    }

    @Test
    void goesTheWholeWay() {
        Problem problem = found(ProblemKind.MISMATCH);

        assertThat(problem.assign("team", DUE, by("reviewer")).toState()).isEqualTo(ProblemState.ASSIGNED);
        assertThat(problem.rectify(UUID.randomUUID(), 0, 0, by("worker")).toState())
                .isEqualTo(ProblemState.RECTIFYING);
        assertThat(problem.completeEvidence(by("service")).toState()).isEqualTo(ProblemState.RECTIFIED);
        assertThat(problem.reverify(null, by("reviewer")).toState()).isEqualTo(ProblemState.RECTIFIED);
        assertThat(problem.close(by("reviewer")).toState()).isEqualTo(ProblemState.CLOSED);
        assertThat(problem.closedAt()).isEqualTo(now);
    }

    @Test
    void keepsTheOneWhoRectifiedFromJudging() {
        Problem problem = rectified("worker");

        assertRefused(() -> problem.reverify(null, by("worker")), 403, "problem-own-rectification");
        assertRefused(() -> problem.reject(by("worker")), 403, "problem-own-rectification");
        problem.reverify(null, by("reviewer"));
        assertRefused(() -> problem.close(by("worker")), 403, "problem-own-rectification");
    }

    @Test
    void remembersEveryoneWhoEverRectified() {
        Problem problem = rectified("first");
        problem.reject(by("reviewer"));
        rectify(problem, "second");
        problem.reverify(null, by("reviewer"));

        assertRefused(() -> problem.close(by("first")), 403, "problem-own-rectification");
        assertRefused(() -> problem.close(by("second")), 403, "problem-own-rectification");
    }

    @Test
    void closesOnlyWhatWasFoundPutRight() {
        Problem problem = rectified("worker");

        assertRefused(() -> problem.close(by("reviewer")), 409, "problem-not-reverified");
    }

    @Test
    void forgetsTheVerdictOfTheOneWhoRectifiesAfterwards() {
        Problem problem = found(ProblemKind.NOT_SECURED);
        problem.assign("team", DUE, by("reviewer"));
        problem.reverifyBy(UUID.randomUUID(), "worker", "worker", by("service"));
        problem.rectify(UUID.randomUUID(), 1, 1, by("worker"));

        assertThat(problem.isReverified()).isFalse();
    }

    @Test
    void namesItsPresentStateWhenItRefuses() {
        Problem problem = rectified("worker");

        assertThatThrownBy(() -> problem.assign("team", DUE, by("reviewer")))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(409);
                    assertThat(refusal.title().english()).isEqualTo("The problem is RECTIFIED");
                    assertThat(refusal.title().chinese()).contains("RECTIFIED");
                    assertThat(refusal.violations().getFirst().found()).isEqualTo("RECTIFIED");
                });
    }

    @Test
    void looksOnTheSpotOnlyAtWhatIsSaidToBePutRight() {
        Problem problem = found(ProblemKind.MISMATCH);

        assertRefused(() -> problem.reverify(null, by("reviewer")), 409, "problem-state");
        assertThat(problem.reverify(UUID.randomUUID(), by("reviewer")).step()).isEqualTo(Step.REVERIFY);
    }

    @Test
    void asksForPhotosWhereTheHouseItselfIsPutRight() {
        Problem problem = found(ProblemKind.NOT_SECURED);
        problem.assign("team", DUE, by("reviewer"));

        assertRefused(() -> problem.rectify(UUID.randomUUID(), 1, 0, by("worker")), 422, "problem-photos-missing");
        assertRefused(() -> problem.rectify(UUID.randomUUID(), 0, 1, by("worker")), 422, "problem-photos-missing");
    }

    @Test
    void plansOnlyWithHousingUntilThen() {
        Problem problem = found(ProblemKind.NOT_SECURED);

        assertRefused(
                () -> problem.plan(LocalDate.of(2026, 12, 1), null, by("county")), 422, "problem-interim-housing");
        problem.plan(LocalDate.of(2026, 12, 1), "COLLECTIVE_RENTAL_HOUSING", by("county"));
        assertThat(problem.dueOn()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(problem.isPlanned(LocalDate.of(2026, 12, 1))).isTrue();
        assertThat(problem.isPlanned(LocalDate.of(2026, 12, 2)))
                .as("a plan whose day has passed")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-05T01:30:00Z, 2026-12-31, 2027-01-01",
        "2026-09-30T15:59:00Z, 2026-12-31, 2027-01-01",
        "2026-09-30T16:00:00Z, 2027-12-31, 2028-01-01",
        "2026-12-31T01:00:00Z, 2027-12-31, 2028-01-01"
    })
    void plansForTheYearAndFromOctoberForTheNext(Instant today, LocalDate latest, LocalDate tooLate) {
        Problem problem = found(ProblemKind.MISMATCH);
        now = today;

        assertRefused(() -> problem.plan(tooLate, null, by("township")), 422, "problem-plan-too-late");
        problem.plan(latest, null, by("township"));
        assertThat(problem.plan().plannedFor()).isEqualTo(latest);
    }

    @Test
    void refusesDaysThatHavePassedInChina() {
        Problem problem = found(ProblemKind.MISMATCH);
        now = Instant.parse("2026-06-05T16:00:00Z");

        assertRefused(() -> problem.assign("team", LocalDate.of(2026, 6, 5), by("reviewer")), 422, "problem-day-past");
        problem.assign("team", LocalDate.of(2026, 6, 6), by("reviewer"));
    }

    @Test
    void beginsAnewWhenItIsReopened() {
        Problem problem = rectified("worker");
        problem.plan(LocalDate.of(2026, 12, 1), null, by("township"));
        problem.escalate(by("service"));
        problem.reverify(null, by("reviewer"));
        problem.close(by("reviewer"));
        now = now.plus(Duration.ofDays(30));
        problem.reopen(null, by("reviewer"));

        assertThat(problem.state()).isEqualTo(ProblemState.REOPENED);
        assertThat(problem.closedAt()).isNull();
        assertThat(problem.isReverified()).isFalse();
        assertThat(problem.plan()).isNull();
        assertThat(problem.escalation()).isEqualTo(EscalationLevel.VILLAGE);
        assertThat(problem.dueOn()).isEqualTo(LocalDate.of(2026, 7, 10));
        assertThat(problem.shownAt()).isEqualTo(now);
    }

    @Test
    void letsALaterRecordThatShowsItOverruleWhatWasSeenBefore() {
        Problem problem = rectified("worker");
        problem.reverify(null, by("reviewer"));

        problem.foundAgainIn(record(now.minusSeconds(60)), by("service"));
        assertThat(problem.isReverified()).isTrue();
        problem.foundAgainIn(record(now.plusSeconds(60)), by("service"));
        assertThat(problem.isReverified()).isFalse();
        assertThat(problem.shownAt()).isEqualTo(now.plusSeconds(60));
    }

    @Test
    void escalatesFromLevelToLevel() {
        Problem problem = found(ProblemKind.MISMATCH);

        assertThat(List.of(
                        problem.escalate(by("service")).escalation(),
                        problem.escalate(by("service")).escalation(),
                        problem.escalate(by("service")).escalation()))
                .containsExactly(EscalationLevel.TOWNSHIP, EscalationLevel.COUNTY, EscalationLevel.PREFECTURE);
    }

    private Problem rectified(String whom) {
        Problem problem = found(ProblemKind.MISMATCH);
        problem.assign("team", DUE, by("reviewer"));
        rectify(problem, whom);
        return problem;
    }

    private void rectify(Problem problem, String whom) {
        problem.rectify(UUID.randomUUID(), 0, 0, by(whom));
        problem.completeEvidence(by("service"));
    }

    private static Problem found(ProblemKind kind) {
        return new Problem(UUID.randomUUID(), Found.in(record(FOUND), kind, "P01"), DUE);
    }

    private Act by(String whom) {
        return new Act(whom, whom, now, "note");
    }

    private static VerificationFacts record(Instant receivedAt) {
        return new VerificationFacts(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "622927100200",
                1,
                1,
                "SUBMITTED",
                false,
                "NONE",
                "NONE",
                false,
                null,
                null,
                1,
                receivedAt,
                receivedAt,
                null);
    }

    private static void assertRefused(ThrowingCallable step, int status, String slug) {
        assertThatThrownBy(step).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.type()).isEqualTo("urn:anju:problem:" + slug);
        });
    }
}
