package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import java.util.List;

/**
 * {@code (a, b) IN (rows)}.
 *
 * @param columns what is looked for
 * @param rows lists of values, one for each column; neither their number nor their values are part of the structure
 * @param negated whether it is {@code NOT IN}
 */
public record RowInList(List<Expression<?>> columns, BindList rows, boolean negated) implements Condition {

    /** Copies the list. */
    public RowInList {
        columns = List.copyOf(columns);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new RowInList(rewriter.rewriteAll(columns), (BindList) rewriter.rewrite(rows), negated);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        columns.forEach(value -> binds.collect(value));
        binds.collect(rows);
    }
}
