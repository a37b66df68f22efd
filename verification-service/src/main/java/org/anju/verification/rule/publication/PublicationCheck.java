package org.anju.verification.rule.publication;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.conformance.Conformance;
import org.anju.verification.rule.conformance.ConformanceCase;
import org.anju.verification.rule.evaluation.CompiledRules;
import org.anju.verification.rule.evaluation.ExtremeRecords;
import org.anju.verification.rule.evaluation.Faults;
import org.anju.verification.rule.evaluation.RecordEvaluation;
import org.anju.verification.rule.evaluation.RuleCompiler;
import org.anju.verification.rule.evaluation.RuleTiming;

/** What a rule set is held against before records are held against it. */
final class PublicationCheck {

    private PublicationCheck() {}

    /** Its form and its expressions: what a draft has to have. */
    static Faults ofDraft(RuleSet set) {
        Faults faults = new Faults();
        RuleSetCheck.require(set, faults);
        if (faults.isEmpty()) {
            RuleCompiler.compile(set, faults);
        }
        return faults;
    }

    /** Its cases, and the time that its rules take; on a thread whose processor time can be told. */
    static Faults ofPublication(RuleSet set, List<ConformanceCase> cases) {
        CompletableFuture<Faults> result = new CompletableFuture<>();
        Thread.ofPlatform().name("rule-set-publication").start(() -> {
            try {
                result.complete(check(set, cases));
            } catch (RuntimeException exception) {
                result.completeExceptionally(exception);
            }
        });
        try {
            return result.join();
        } catch (CompletionException exception) {
            throw new IllegalStateException("A rule set could not be checked", exception.getCause());
        }
    }

    private static Faults check(RuleSet set, List<ConformanceCase> cases) {
        Faults faults = new Faults();
        CompiledRules rules = RuleCompiler.compile(set, faults).orElse(null);
        if (rules == null) {
            return faults;
        }
        List<RecordEvaluation> usual =
                cases.stream().map(one -> one.evaluate(rules)).toList();
        RuleTiming.require(rules, usual, ExtremeRecords.of(rules), faults);
        if (faults.isEmpty()) {
            Conformance.run(rules, cases, faults);
            Conformance.requireCovered(rules, cases, faults);
        }
        return faults;
    }
}
