package dev.orm.sql.node;

import dev.orm.schema.Sequence;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.NumberExpression;
import dev.orm.type.SqlType;

/**
 * {@code NEXT VALUE FOR}: another number for each row.
 *
 * @param sequence what gives out the numbers
 */
public record NextValue(Sequence sequence) implements NumberExpression<Long> {

    @Override
    public Class<Long> javaType() {
        return Long.class;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<Long> rewritten(Rewriter rewriter) {
        return this;
    }

    @Override
    public SqlType<Long> sqlType() {
        return SqlType.BIGINT;
    }

    @Override
    public void collectBinds(BindCollector binds) {}
}
