package org.anju.verification.recheck.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the rechecks of a group of records come to.
 *
 * @param frame how many records the group has
 * @param overruled rechecks that differed although the first record was right; they count among the rechecked
 * @param observed errors among the rechecked, with Wilson's interval: risky records are drawn more often, so it leans to the
 *     high side; left out while nothing is rechecked
 * @param estimated the rate in the whole group, each record weighed by the inverse of how probable it was to be drawn; the
 *     suggestion rests on this
 */
@Schema(name = "RecheckFigures")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figures(
        int frame,
        int drawn,
        int open,
        int notReached,
        int withdrawn,
        int rechecked,
        int errors,
        int remarks,
        int overruled,
        Interval observed,
        Interval estimated) {

    static Figures of(Collection<EvaluatedRecord> group) {
        int rechecked = count(group, Outcome::rechecked);
        int errors = count(group, outcome -> outcome == Outcome.ERROR);
        return new Figures(
                group.size(),
                count(group, Outcome::drawn),
                count(group, outcome -> outcome == Outcome.OPEN),
                count(group, outcome -> outcome == Outcome.NOT_REACHED),
                count(group, outcome -> outcome == Outcome.WITHDRAWN),
                rechecked,
                errors,
                count(group, outcome -> outcome == Outcome.REMARK),
                count(group, outcome -> outcome == Outcome.OVERRULED),
                rechecked == 0 ? null : Interval.wilson((double) errors / rechecked, rechecked),
                rechecked == 0 ? null : estimate(group, rechecked));
    }

    /**
     * Hájek's estimate of the rate, with Wilson's interval at the size of a simple random sample that would tell as much: Kish's
     * effective size (L. Kish, "Survey Sampling", 1965), corrected for the part of the group that is known (W. G. Cochran,
     * "Sampling Techniques", §2.6). With the whole group rechecked nothing is left to chance.
     */
    private static Interval estimate(Collection<EvaluatedRecord> group, int rechecked) {
        double weights = 0;
        double squares = 0;
        double ofErrors = 0;
        for (EvaluatedRecord each : group) {
            if (!each.outcome().rechecked()) {
                continue;
            }
            double weight = 1 / each.probability();
            weights += weight;
            squares += weight * weight;
            ofErrors += each.outcome() == Outcome.ERROR ? weight : 0;
        }
        double effective = weights * weights / squares;
        double unknown = (double) (group.size() - rechecked) / Math.max(1, group.size() - 1);
        return Interval.wilson(
                Math.clamp(ofErrors / weights, 0, 1), unknown == 0 ? Double.POSITIVE_INFINITY : effective / unknown);
    }

    /** @param accepted the rate of errors up to which the group is accepted */
    Consequence suggested(double accepted) {
        if (estimated != null && estimated.lower() > accepted) {
            return Consequence.REVERIFY_ALL;
        }
        if (open > 0) {
            return Consequence.CONTINUE;
        }
        return estimated != null && estimated.upper() <= accepted ? Consequence.ACCEPT : Consequence.EXTEND;
    }

    private static int count(Collection<EvaluatedRecord> group, Predicate<Outcome> which) {
        return (int) group.stream().map(EvaluatedRecord::outcome).filter(which).count();
    }
}
