package org.anju.verification.rule.evaluation;

import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import java.util.Set;

/**
 * A compiled expression.
 *
 * @param variables those that it names
 * @param parameters those of the rule set that it names
 */
record Expression(Program program, CelType type, Set<String> variables, Set<String> parameters) {

    Object evaluate(CelVariableResolver values) throws CelEvaluationException {
        Object value = program.eval(values);
        if (value instanceof CelUnknownSet) {
            throw new CelEvaluationException("it names what is not known here");
        }
        return value;
    }
}
