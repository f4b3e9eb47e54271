package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import org.jspecify.annotations.Nullable;

/**
 * {@code IS TRUE}, {@code IS FALSE}, {@code IS UNKNOWN}: a condition that is never unknown itself.
 *
 * @param expression what is asked about
 * @param truth what it is to be; null for unknown
 * @param negated whether it is not to be that
 */
public record TruthCheck(
        Expression<Boolean> expression, @Nullable Boolean truth, boolean negated) implements Condition {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new TruthCheck(rewriter.rewrite(expression), truth, negated);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(expression);
    }
}
