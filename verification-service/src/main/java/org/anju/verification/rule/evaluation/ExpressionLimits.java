package org.anju.verification.rule.evaluation;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds an expression against what CEL's own options do not limit, and notes what it names. */
final class ExpressionLimits {

    static final int MAX_NESTED_LOOPS = 2;
    static final int MAX_LIST = 50;
    static final int MAX_PATTERN = 100;

    private final CelAbstractSyntaxTree tree;
    private final Set<String> variables = new HashSet<>();
    private final Set<String> parameters = new HashSet<>();

    ExpressionLimits(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    Set<String> variables() {
        return Set.copyOf(variables);
    }

    Set<String> parameters() {
        return Set.copyOf(parameters);
    }

    void require() throws ExpressionException {
        List<CelNavigableExpr> nodes =
                CelNavigableAst.fromAst(tree).getRoot().allNodes().toList();
        for (CelNavigableExpr node : nodes) {
            switch (node.getKind()) {
                case IDENT -> identifier(node);
                case CALL -> call(node);
                case LIST -> list(node);
                case COMPREHENSION -> loop(node);
                case MAP, STRUCT -> throw fault(node, "an expression makes no maps and no structures");
                case CONSTANT, SELECT, NOT_SET -> {}
            }
        }
    }

    private void identifier(CelNavigableExpr node) throws ExpressionException {
        String name = node.expr().ident().name();
        if (!RecordTypes.VARIABLES.containsKey(name)) {
            return;
        }
        variables.add(name);
        if (name.equals("parameter")) {
            parameters.add(indexOf(node)
                    .orElseThrow(() -> fault(node, "a parameter is named as in parameter['Q05.accuracyMeters']")));
        }
    }

    private static Optional<String> indexOf(CelNavigableExpr node) {
        return node.parent()
                .map(CelNavigableExpr::expr)
                .filter(parent -> parent.getKind() == Kind.CALL
                        && parent.call().function().equals("_[_]"))
                .map(parent -> parent.call().args().get(1))
                .flatMap(ExpressionLimits::text);
    }

    private void call(CelNavigableExpr node) throws ExpressionException {
        CelExpr.CelCall call = node.expr().call();
        if (!call.function().equals("matches")) {
            return;
        }
        String pattern = text(call.args().getLast())
                .orElseThrow(() -> fault(node, "the pattern of matches is written out, not computed"));
        if (pattern.length() > MAX_PATTERN) {
            throw fault(node, "the pattern of matches is longer than %d characters".formatted(MAX_PATTERN));
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException exception) {
            throw fault(node, "the pattern of matches is none: " + exception.getMessage());
        }
    }

    private void list(CelNavigableExpr node) throws ExpressionException {
        if (node.expr().list().elements().size() > MAX_LIST) {
            throw fault(node, "a list has at most %d elements".formatted(MAX_LIST));
        }
    }

    private void loop(CelNavigableExpr node) throws ExpressionException {
        int loops = 1;
        Optional<CelNavigableExpr> above = node.parent();
        while (above.isPresent()) {
            loops += above.get().getKind() == Kind.COMPREHENSION ? 1 : 0;
            above = above.get().parent();
        }
        if (loops > MAX_NESTED_LOOPS) {
            throw fault(node, "all, exists and filter nest at most %d deep".formatted(MAX_NESTED_LOOPS));
        }
    }

    private static Optional<String> text(CelExpr expression) {
        return expression.getKind() == Kind.CONSTANT && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expression.constant().stringValue())
                : Optional.empty();
    }

    private ExpressionException fault(CelNavigableExpr node, String message) {
        Integer offset = tree.getSource().getPositionsMap().get(node.id());
        return Optional.ofNullable(offset)
                .flatMap(tree.getSource()::getOffsetLocation)
                .map((CelSourceLocation at) -> ExpressionException.at(at.getLine(), at.getColumn(), message))
                .orElseGet(() -> new ExpressionException(message));
    }
}
