package org.anju.verification.rule.evaluation;

/** An expression that a rule cannot have. */
final class ExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    ExpressionException(String message) {
        super(message);
    }

    /** @param line from 1; @param column from 0, as CEL counts */
    static ExpressionException at(int line, int column, String message) {
        return new ExpressionException("line %d, column %d: %s".formatted(line, column + 1, message));
    }
}
