package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import java.util.List;

/**
 * A column is one of some values that are part of the mapping and so stand in the text of the statement, as the discriminator of entities
 * that share a table.
 *
 * @param column the column
 * @param type its type
 * @param values the values, at least one
 * @param negated whether it is none of them
 */
public record OneOf(Expression<?> column, SqlType<?> type, List<Object> values, boolean negated) implements Condition {

    /** Copies the list. */
    public OneOf {
        values = List.copyOf(values);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new OneOf(rewriter.rewrite(column), type, values, negated);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(column);
    }
}
