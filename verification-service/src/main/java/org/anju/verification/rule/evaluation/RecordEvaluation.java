package org.anju.verification.rule.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anju.verification.rule.Finding;
import org.anju.verification.rule.HouseholdInput;
import org.anju.verification.rule.RuleSet;

/** One record held against its rules, first alone, and again when the facts of its household are known. */
public final class RecordEvaluation {

    private record RuleAndField(String rule, String field) {}

    private final RuleSet ruleSet;
    private final RuleVariables variables;

    RecordEvaluation(RuleSet ruleSet, RuleVariables variables) {
        this.ruleSet = ruleSet;
        this.variables = variables;
    }

    /** That the record was held against. */
    public RuleSet ruleSet() {
        return ruleSet;
    }

    RuleVariables variables() {
        return variables;
    }

    public RecordEvaluation knowing(HouseholdInput household) {
        variables.household(household);
        return this;
    }

    /** What the record itself shows. Of the checks of a rule about one field, the first that is broken counts. */
    public List<Finding> findings() {
        return made(variables.selection().recordChecks());
    }

    /** What shows beside the household's facts; nothing of it blocks. */
    public List<Finding> findings(HouseholdInput household) {
        if (variables.selection().householdChecks().isEmpty()) {
            return List.of();
        }
        variables.household(household);
        return made(variables.selection().householdChecks());
    }

    private List<Finding> made(List<CompiledCheck> checks) {
        List<Finding> findings = List.of();
        Set<RuleAndField> found = Set.of();
        for (CompiledCheck check : checks) {
            Finding finding = check.finding(variables);
            if (finding == null) {
                continue;
            }
            if (findings.isEmpty()) {
                findings = new ArrayList<>();
                found = new HashSet<>();
            }
            if (found.add(new RuleAndField(finding.rule(), finding.field()))) {
                findings.add(finding);
            }
        }
        return findings;
    }
}
