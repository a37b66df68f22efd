package org.anju.verification.rule.evaluation;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import java.util.HashMap;
import java.util.Map;
import org.anju.common.problem.Text;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.rule.Check;
import org.anju.verification.rule.Finding;
import org.anju.verification.rule.Rule;
import org.anju.verification.rule.Wording;
import org.jboss.logging.Logger;

/** A check that is ready to be made. */
final class CompiledCheck {

    private static final Logger LOG = Logger.getLogger(CompiledCheck.class);
    private static final String FOUND = "found";
    private static final String EXPECTED = "expected";

    private final Rule rule;
    private final Check check;
    private final Expression brokenWhen;
    private final Map<String, Expression> values;

    /** @param values the expressions of the message's names, {@code found} and {@code expected} among them */
    CompiledCheck(Rule rule, Check check, Expression brokenWhen, Map<String, Expression> values) {
        this.rule = rule;
        this.check = check;
        this.brokenWhen = brokenWhen;
        this.values = values;
    }

    String name() {
        return rule.id() + "." + check.code();
    }

    Rule rule() {
        return rule;
    }

    Check check() {
        return check;
    }

    /** @return null when the rule is kept */
    Finding finding(RuleVariables variables) {
        try {
            return isBroken(variables) ? broken(variables) : null;
        } catch (CelEvaluationException exception) {
            LOG.errorf("Rule %s cannot be evaluated: %s", name(), exception.getMessage());
            return unevaluated();
        }
    }

    boolean isBroken(RuleVariables variables) throws CelEvaluationException {
        return (Boolean) brokenWhen.evaluate(variables);
    }

    private Finding broken(RuleVariables variables) throws CelEvaluationException {
        Map<String, String> rendered = new HashMap<>();
        for (Map.Entry<String, Expression> value : values.entrySet()) {
            rendered.put(value.getKey(), rendered(value.getValue(), variables));
        }
        Wording message = check.message();
        return new Finding(
                rule.id(),
                check.code(),
                check.severity(),
                check.field(),
                Text.of(new Template(message.english()).with(rendered), new Template(message.chinese()).with(rendered)),
                emptyToNull(rendered.get(FOUND)),
                emptyToNull(rendered.get(EXPECTED)));
    }

    /** What the record does not have is written as nothing. */
    private static String rendered(Expression expression, RuleVariables variables) throws CelEvaluationException {
        try {
            return Rendering.of(expression.evaluate(variables));
        } catch (CelEvaluationException exception) {
            if (exception.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND) {
                return "";
            }
            throw exception;
        }
    }

    /** Neither the record nor the rule is to be lost: somebody has to look at both. */
    private Finding unevaluated() {
        return new Finding(
                rule.id(),
                check.code(),
                Severity.REVIEW,
                check.field(),
                Text.of("the rule could not be evaluated on this record", "该规则无法对此记录进行判断"),
                null,
                null);
    }

    private static String emptyToNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
