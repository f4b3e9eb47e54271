package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Comparison.Operator;

/** An expression whose value is a boolean, such as a boolean column. */
public interface BooleanExpression extends ComparableExpression<Boolean> {

    /**
     * {@code this = true}.
     *
     * @return the condition
     */
    default Condition isTrue() {
        return new Comparison(Operator.EQ, this, Bind.of(this, Boolean.TRUE));
    }

    /**
     * {@code this = false}; not true for SQL {@code NULL}.
     *
     * @return the condition
     */
    default Condition isFalse() {
        return new Comparison(Operator.EQ, this, Bind.of(this, Boolean.FALSE));
    }
}
