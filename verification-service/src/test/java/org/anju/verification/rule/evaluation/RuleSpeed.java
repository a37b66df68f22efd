package org.anju.verification.rule.evaluation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.conformance.ConformanceCase;
import org.anju.verification.rule.testsupport.ShippedRules;

/**
 * Times the rules of the shipped set, for docs/adr/0015-rule-expressions.md: run its main method. It counts processor time,
 * so that other work on the machine matters little.
 */
final class RuleSpeed {

    private static final int RECORDS = 20_000;
    private static final int ROUNDS = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private RuleSpeed() {}

    public static void main(String[] arguments) {
        long start = THREADS.getCurrentThreadCpuTime();
        RuleSet set = ShippedRules.set();
        long read = THREADS.getCurrentThreadCpuTime();
        CompiledRules rules = RuleCompiler.compile(set, new Faults()).orElseThrow();
        long compiled = THREADS.getCurrentThreadCpuTime();
        System.out.printf(
                "read in %d ms, compiled in %d ms%n", (read - start) / 1_000_000, (compiled - read) / 1_000_000);
        for (String name : List.of(
                "Original house, grade B, as the roster expects",
                "Renovated and accepted",
                "STAY_WITH_KIN, kinship told",
                "LOCKED_ABSENT as it should be",
                "RELOCATED as it should be",
                "Q01: no photo at all")) {
            ConformanceCase one = ShippedRules.cases().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            time(name, one, rules);
        }
    }

    private static void time(String name, ConformanceCase one, CompiledRules rules) {
        RecordEvaluation sample = one.evaluate(rules);
        int checks = sample.variables().selection().recordChecks().size();
        double best = Double.MAX_VALUE;
        int findings = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int record = 0; record < RECORDS; record++) {
                findings += one.evaluate(rules).findings().size();
            }
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / RECORDS);
        }
        System.out.printf("%5.1f µs, %d checks, %d findings: %s%n", best, checks, findings / RECORDS / ROUNDS, name);
    }
}
