package org.anju.verification.rule.conformance;

import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.anju.verification.rule.Check.Place;
import org.anju.verification.rule.Rule;
import org.anju.verification.rule.Situation;
import org.anju.verification.rule.conformance.ConformanceCase.Expected;
import org.anju.verification.rule.evaluation.CompiledRules;
import org.anju.verification.rule.evaluation.Faults;

/** Runs the cases of a rule set. */
public final class Conformance {

    private Conformance() {}

    /** Notes each case in which something else is found than it expects. */
    public static void run(CompiledRules rules, List<ConformanceCase> cases, Faults faults) {
        for (ConformanceCase candidate : cases) {
            List<Expected> found = candidate.found(rules);
            if (!new HashSet<>(found).equals(new HashSet<>(candidate.expected()))) {
                faults.add(
                        "cases[" + candidate.name() + "]", candidate.expected().toString(), found);
            }
        }
    }

    /** Notes each rule that no case breaks or that every case breaks, and likewise each situation. */
    public static void requireCovered(CompiledRules rules, List<ConformanceCase> cases, Faults faults) {
        rules.set().rules().stream().filter(Conformance::evaluated).forEach(rule -> {
            require(cases, one -> one.expects(rule.id()), "a case that breaks rule " + rule.id(), faults);
            require(cases, one -> !one.expects(rule.id()), "a case that keeps rule " + rule.id(), faults);
        });
        rules.set().situations().stream().map(Situation::code).forEach(code -> {
            Predicate<ConformanceCase> named = one -> code.equals(one.record().situation());
            require(cases, named.and(ConformanceCase::taken), "a case of " + code + " that is taken", faults);
            require(cases, named.and(one -> !one.taken()), "a case of " + code + " that is refused", faults);
        });
    }

    private static boolean evaluated(Rule rule) {
        return rule.checks().stream().anyMatch(check -> check.where() != Place.SERVER);
    }

    private static void require(
            List<ConformanceCase> cases, Predicate<ConformanceCase> wanted, String expected, Faults faults) {
        if (cases.stream().noneMatch(wanted)) {
            faults.add("cases", expected, "none of %d cases".formatted(cases.size()));
        }
    }
}
