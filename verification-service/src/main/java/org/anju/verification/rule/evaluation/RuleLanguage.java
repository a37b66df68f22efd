package org.anju.verification.rule.evaluation;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelStandardFunctions;
import java.util.Set;

/**
 * The language of rules: a part of CEL in which nothing can run long or grow large, whatever the record.
 *
 * <p>What could make much out of little is left out: the macro {@code map} and {@code +} on strings, by which text doubles at
 * each step, and {@code dyn}, which hides what a value is. What is left runs within a number of iterations.
 */
final class RuleLanguage {

    static final int MAX_LENGTH = 1_000;
    static final int MAX_DEPTH = 24;
    static final int MAX_ITERATIONS = 1_000;
    private static final int MAX_REGEX_PROGRAM = 500;

    private static final Set<StandardFunction> LEFT_OUT = Set.of(
            StandardFunction.OLD_IN,
            StandardFunction.OLD_NOT_STRICTLY_FALSE,
            StandardFunction.TYPE,
            StandardFunction.DYN,
            StandardFunction.BYTES,
            StandardFunction.UINT);
    private static final Set<String> LEFT_OUT_OVERLOADS = Set.of("add_string", "add_bytes");

    private static final Cel CEL = build();

    private RuleLanguage() {}

    private static Cel build() {
        CelBuilder builder = CelFactory.standardCelBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(MAX_LENGTH)
                        .maxParseRecursionDepth(MAX_DEPTH)
                        .comprehensionMaxIterations(MAX_ITERATIONS)
                        .maxRegexProgramSize(MAX_REGEX_PROGRAM)
                        .enableHeterogeneousNumericComparisons(true)
                        .build())
                .setTypeProvider(new RecordTypes())
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .filterFunctions((function, overload) -> !LEFT_OUT.contains(function)
                                && !LEFT_OUT_OVERLOADS.contains(
                                        overload.celOverloadDecl().overloadId()))
                        .build())
                .setStandardFunctions(CelStandardFunctions.newBuilder().build())
                .setStandardMacros(
                        CelStandardMacro.HAS,
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE,
                        CelStandardMacro.FILTER);
        RecordTypes.VARIABLES.forEach(builder::addVar);
        return builder.build();
    }

    static Expression compile(String source) throws ExpressionException {
        if (source.codePointCount(0, source.length()) > MAX_LENGTH) {
            throw new ExpressionException("longer than %d characters".formatted(MAX_LENGTH));
        }
        CelAbstractSyntaxTree tree = checked(source);
        ExpressionLimits limits = new ExpressionLimits(tree);
        limits.require();
        try {
            return new Expression(
                    CEL.createProgram(tree), tree.getResultType(), limits.variables(), limits.parameters());
        } catch (CelEvaluationException exception) {
            throw new ExpressionException(exception.getMessage());
        }
    }

    private static CelAbstractSyntaxTree checked(String source) throws ExpressionException {
        CelValidationResult result = CEL.compile(source);
        if (result.hasError()) {
            CelIssue first = result.getErrors().getFirst();
            throw ExpressionException.at(
                    first.getSourceLocation().getLine(),
                    first.getSourceLocation().getColumn(),
                    first.getMessage());
        }
        try {
            return result.getAst();
        } catch (CelValidationException exception) {
            throw new ExpressionException(exception.getMessage());
        }
    }
}
