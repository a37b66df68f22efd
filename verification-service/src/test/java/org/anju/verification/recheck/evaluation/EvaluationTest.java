package org.anju.verification.recheck.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final double ACCEPTED = 0.05;

    private final List<EvaluatedRecord> records = new ArrayList<>();

    @Test
    void countsEachOutcomeOnce() {
        add(90, "t1", Outcome.NOT_DRAWN);
        add(4, "t1", Outcome.AGREES);
        add(2, "t1", Outcome.ERROR);
        add(1, "t1", Outcome.REMARK);
        add(1, "t1", Outcome.OVERRULED);
        add(1, "t1", Outcome.NOT_REACHED);
        add(1, "t1", Outcome.OPEN);

        Figures figures = evaluation().whole();

        assertThat(figures.frame()).isEqualTo(100);
        assertThat(figures.drawn()).isEqualTo(10);
        assertThat(figures.rechecked()).isEqualTo(8);
        assertThat(figures.errors()).isEqualTo(2);
        assertThat(figures.remarks()).isOne();
        assertThat(figures.overruled()).isOne();
        assertThat(figures.notReached()).isOne();
        assertThat(figures.open()).isOne();
        assertThat(figures.observed().rate()).isEqualTo(0.25);
    }

    @Test
    void acceptsWhatLiesBelowTheAcceptedRate() {
        add(1_900, "t1", Outcome.NOT_DRAWN);
        add(99, "t1", Outcome.AGREES);
        add(1, "t1", Outcome.REMARK);

        assertThat(evaluation().suggested()).isEqualTo(Consequence.ACCEPT);
    }

    @Test
    void extendsWhereTheIntervalHoldsTheAcceptedRate() {
        add(1_960, "t1", Outcome.NOT_DRAWN);
        add(39, "t1", Outcome.AGREES);
        add(1, "t1", Outcome.ERROR);

        assertThat(evaluation().whole().estimated().lower()).isLessThan(ACCEPTED);
        assertThat(evaluation().whole().estimated().upper()).isGreaterThan(ACCEPTED);
        assertThat(evaluation().suggested()).isEqualTo(Consequence.EXTEND);
    }

    @Test
    void hasAllVerifiedAgainWhereTheRateLiesAbove() {
        add(960, "t1", Outcome.NOT_DRAWN);
        add(30, "t1", Outcome.AGREES);
        add(10, "t1", Outcome.ERROR);

        assertThat(evaluation().suggested()).isEqualTo(Consequence.REVERIFY_ALL);
    }

    @Test
    void waitsForWhatIsOpenUnlessItCannotHelpAnyMore() {
        add(1_900, "t1", Outcome.NOT_DRAWN);
        add(98, "t1", Outcome.AGREES);
        add(2, "t1", Outcome.OPEN);
        assertThat(evaluation().suggested()).isEqualTo(Consequence.CONTINUE);

        add(30, "t1", Outcome.ERROR);
        assertThat(evaluation().suggested()).isEqualTo(Consequence.REVERIFY_ALL);
    }

    @Test
    void suggestsNothingButMoreWhereNobodyWasReached() {
        add(90, "t1", Outcome.NOT_DRAWN);
        add(10, "t1", Outcome.NOT_REACHED);

        assertThat(evaluation().whole().observed()).isNull();
        assertThat(evaluation().suggested()).isEqualTo(Consequence.EXTEND);
    }

    /** Eight records, all visited again: however few they are, there is nothing left to guess. */
    @Test
    void leavesNothingToChanceOnceAllAreRechecked() {
        add(8, "t1", Outcome.AGREES);

        assertThat(evaluation().whole().observed().upper()).isGreaterThan(0.3);
        assertThat(evaluation().whole().estimated()).isEqualTo(new Interval(0, 0, 0));
        assertThat(evaluation().suggested()).isEqualTo(Consequence.ACCEPT);
    }

    @Test
    void estimatesWhatItObservesWhereAllWereEquallyProbable() {
        add(99_600, "t1", Outcome.NOT_DRAWN);
        add(360, "t1", Outcome.AGREES);
        add(40, "t1", Outcome.ERROR);
        Figures figures = evaluation().whole();

        assertThat(figures.estimated().rate()).isCloseTo(figures.observed().rate(), within(1e-12));
        assertThat(figures.estimated().lower()).isCloseTo(figures.observed().lower(), within(0.001));
        assertThat(figures.estimated().upper()).isCloseTo(figures.observed().upper(), within(0.001));
    }

    /** Five that are always drawn are wrong, of 395 others 95 were rechecked and are right: the rest is not to blame. */
    @Test
    void doesNotBlameAllForThoseThatAreAlwaysDrawn() {
        add(300, "t1", Outcome.NOT_DRAWN);
        add(95, "t1", Outcome.AGREES, 95.0 / 395);
        add(5, "t1", Outcome.ERROR, 1);
        Figures figures = evaluation().whole();

        assertThat(figures.observed().rate()).isEqualTo(0.05);
        assertThat(figures.estimated().rate()).isCloseTo(5.0 / 400, within(1e-12));
        assertThat(figures.estimated().upper()).isLessThan(figures.observed().upper());
    }

    @Test
    void leavesTownshipsThatAreVerifiedAgainOutOfTheWhole() {
        add(100, "t1", Outcome.AGREES);
        add(100, "t2", Outcome.ERROR);
        assertThat(evaluation().suggested()).isEqualTo(Consequence.REVERIFY_ALL);

        Evaluation after = Evaluation.of(records, Set.of("t2"), ACCEPTED);
        assertThat(after.suggested()).isEqualTo(Consequence.ACCEPT);
        assertThat(after.townships().get("t2").errors()).isEqualTo(100);
        assertThat(after.categories().get("APPRAISED_SAFE").rechecked()).isEqualTo(100);
    }

    @Test
    void tellsTownshipsCategoriesAndVerifiersApart() {
        add(3, "t1", Outcome.AGREES);
        records.add(new EvaluatedRecord("t1", "PROVIDED_SAFE", "li", 1, Outcome.ERROR));
        records.add(new EvaluatedRecord("t2", "PROVIDED_SAFE", "li", 1, Outcome.ERROR));

        Evaluation evaluation = evaluation();
        assertThat(evaluation.townships().get("t1").errors()).isOne();
        assertThat(evaluation.townships().get("t2").errors()).isOne();
        assertThat(evaluation.categories().get("PROVIDED_SAFE").errors()).isEqualTo(2);
        assertThat(evaluation.categories().get("APPRAISED_SAFE").errors()).isZero();
        assertThat(evaluation.verifiers().get("li").frame()).isEqualTo(2);
        assertThat(evaluation.verifiers().get("wang").frame()).isEqualTo(3);
    }

    private Evaluation evaluation() {
        return Evaluation.of(records, Set.of(), ACCEPTED);
    }

    private void add(int count, String township, Outcome outcome) {
        add(count, township, outcome, outcome.drawn() ? 0.05 : 0);
    }

    private void add(int count, String township, Outcome outcome, double probability) {
        records.addAll(Collections.nCopies(
                count, new EvaluatedRecord(township, "APPRAISED_SAFE", "wang", probability, outcome)));
    }
}
