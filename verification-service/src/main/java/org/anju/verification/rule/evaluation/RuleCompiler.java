package org.anju.verification.rule.evaluation;

import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.rule.Check;
import org.anju.verification.rule.Check.Place;
import org.anju.verification.rule.Parameter;
import org.anju.verification.rule.Rule;
import org.anju.verification.rule.RuleSet;

/** Compiles the expressions of a rule set, and notes each that it cannot. */
public final class RuleCompiler {

    private final RuleSet set;
    private final Faults faults;
    private final Set<String> parameters;
    private final List<CompiledCheck> checks = new ArrayList<>();

    private RuleCompiler(RuleSet set, Faults faults) {
        this.set = set;
        this.faults = faults;
        this.parameters = set.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    }

    /** The members of a record that a situation may ask for, and that {@code given} may name. */
    public static Set<String> members() {
        return RecordTypes.MEMBERS;
    }

    /** The names that a message asks for. */
    public static Set<String> namesIn(String message) {
        return new Template(message).names();
    }

    /** @return empty when there are faults */
    public static Optional<CompiledRules> compile(RuleSet set, Faults faults) {
        RuleCompiler compiler = new RuleCompiler(set, faults);
        for (int rule = 0; rule < set.rules().size(); rule++) {
            compiler.compile(set.rules().get(rule), "rules[%d]".formatted(rule));
        }
        return faults.isEmpty() ? Optional.of(new CompiledRules(set, List.copyOf(compiler.checks))) : Optional.empty();
    }

    private void compile(Rule rule, String path) {
        for (int index = 0; index < rule.checks().size(); index++) {
            Check check = rule.checks().get(index);
            if (check.where() != Place.SERVER) {
                compile(rule, check, "%s.checks[%d]".formatted(path, index));
            }
        }
    }

    private void compile(Rule rule, Check check, String path) {
        Map<String, Expression> values = new HashMap<>();
        Optional<Expression> brokenWhen = expression(rule, check, check.brokenWhen(), path + ".brokenWhen")
                .filter(compiled -> isBool(compiled, rule, check, path));
        check.values().forEach((name, source) -> expression(rule, check, source, path + ".values." + name)
                .ifPresent(compiled -> values.put(name, compiled)));
        if (check.found() != null) {
            expression(rule, check, check.found(), path + ".found").ifPresent(found -> values.put("found", found));
        }
        if (check.expected() != null) {
            expression(rule, check, check.expected(), path + ".expected")
                    .ifPresent(expected -> values.put("expected", expected));
        }
        brokenWhen.ifPresent(compiled -> checks.add(new CompiledCheck(rule, check, compiled, Map.copyOf(values))));
    }

    private boolean isBool(Expression compiled, Rule rule, Check check, String path) {
        boolean bool = compiled.type().equals(SimpleType.BOOL);
        if (!bool) {
            faults.add(
                    path + ".brokenWhen",
                    "an expression that is true or false",
                    "rule %s.%s: type %s"
                            .formatted(rule.id(), check.code(), compiled.type().name()));
        }
        return bool;
    }

    private Optional<Expression> expression(Rule rule, Check check, String source, String path) {
        String name = "rule %s.%s".formatted(rule.id(), check.code());
        try {
            Expression compiled = RuleLanguage.compile(source);
            requireVariables(check, compiled);
            return Optional.of(compiled);
        } catch (ExpressionException exception) {
            faults.add(
                    path,
                    "an expression of the rule language, see docs/rule-sets.md",
                    name + ": " + exception.getMessage());
            return Optional.empty();
        }
    }

    private void requireVariables(Check check, Expression compiled) throws ExpressionException {
        if (compiled.type() instanceof StructType) {
            throw new ExpressionException("it gives a structure, which cannot be written out");
        }
        if (check.where() != Place.HOUSEHOLD && compiled.variables().contains("household")) {
            throw new ExpressionException("only checks at HOUSEHOLD may name household");
        }
        if (check.severity() == Severity.BLOCK && compiled.variables().contains("receivedAt")) {
            throw new ExpressionException(
                    "what blocks cannot depend on receivedAt: a record that is sent again must come to the same result");
        }
        for (String parameter : compiled.parameters()) {
            if (!parameters.contains(parameter)) {
                throw new ExpressionException("there is no parameter '%s'".formatted(parameter));
            }
        }
    }
}
