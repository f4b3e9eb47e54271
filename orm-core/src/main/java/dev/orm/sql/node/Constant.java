package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;

/** A condition that is the same for every row. */
public enum Constant implements Condition {
    /** True for every row. */
    TRUE,
    /** False for every row. */
    FALSE;

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return this;
    }

    @Override
    public void collectBinds(BindCollector binds) {}
}
