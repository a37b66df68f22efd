package org.anju.verification.rule.evaluation;

import dev.cel.runtime.CelEvaluationException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;

/**
 * Measures what each check of a rule set costs, by the best of its rounds. It counts processor time of the calling thread, which
 * must be a platform thread, so that a busy machine refuses nothing that an idle one takes. A check that takes too long is made
 * again and again until it had its time to be compiled, so that a service that has just started refuses nothing either.
 */
public final class RuleTiming {

    /** On the mean of usual records; the checks that ship take some microseconds. */
    static final Duration USUAL_LIMIT = Duration.ofNanos(100_000);

    /** On any record, be it as large as a record may be. */
    static final Duration LARGEST_LIMIT = Duration.ofMillis(2);

    /** Of processor time: a shipped check took 2 ms on the fullest record in its twentieth round, 0.13 ms after half of this. */
    private static final Duration WARM_AFTER = Duration.ofSeconds(1);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private RuleTiming() {}

    /** Notes each check that takes too long, or that cannot be evaluated on one of the records. */
    public static void require(
            CompiledRules rules, List<RecordEvaluation> usual, List<RecordEvaluation> extreme, Faults faults) {
        for (CompiledCheck check : rules.checks()) {
            try {
                if (withinLargest(check, concerned(check, extreme), faults)) {
                    requireUsual(check, concerned(check, usual), faults);
                }
            } catch (CelEvaluationException exception) {
                faults.add("rule " + check.name(), "an expression that holds for every record", exception.getMessage());
            }
        }
    }

    private static List<RuleVariables> concerned(CompiledCheck check, List<RecordEvaluation> records) {
        return records.stream()
                .map(RecordEvaluation::variables)
                .filter(input -> input.selection().makes(check))
                .toList();
    }

    /** Stops at the first record that takes too long, so that refusing a slow rule is fast. */
    private static boolean withinLargest(CompiledCheck check, List<RuleVariables> records, Faults faults)
            throws CelEvaluationException {
        for (RuleVariables record : records) {
            long best = best(check, List.of(record), LARGEST_LIMIT);
            if (best > LARGEST_LIMIT.toNanos()) {
                tooSlow(check, LARGEST_LIMIT, "on any record", best, faults);
                return false;
            }
        }
        return true;
    }

    private static void requireUsual(CompiledCheck check, List<RuleVariables> records, Faults faults)
            throws CelEvaluationException {
        if (records.isEmpty()) {
            return;
        }
        long best = best(check, records, USUAL_LIMIT);
        if (best > USUAL_LIMIT.toNanos()) {
            tooSlow(check, USUAL_LIMIT, "on the mean of usual records", best, faults);
        }
    }

    /** The mean of a round over the records in nanoseconds: of the first round within the limit, else of the best. */
    private static long best(CompiledCheck check, List<RuleVariables> records, Duration limit)
            throws CelEvaluationException {
        long best = Long.MAX_VALUE;
        long spent = 0;
        do {
            long round = 0;
            for (RuleVariables record : records) {
                round += time(check, record);
            }
            spent += round;
            best = Math.min(best, round / records.size());
        } while (best > limit.toNanos() && spent < WARM_AFTER.toNanos());
        return best;
    }

    private static long time(CompiledCheck check, RuleVariables record) throws CelEvaluationException {
        long start = THREADS.getCurrentThreadCpuTime();
        check.isBroken(record);
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    private static void tooSlow(CompiledCheck check, Duration limit, String where, long taken, Faults faults) {
        faults.add(
                "rule " + check.name(),
                "at most %d µs of processor time %s".formatted(limit.toNanos() / 1_000, where),
                "%d µs".formatted(taken / 1_000));
    }
}
