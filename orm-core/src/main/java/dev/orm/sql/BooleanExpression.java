package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BooleanOf;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Comparison.Operator;
import dev.orm.sql.node.Label;
import dev.orm.sql.node.TruthCheck;

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

    /**
     * {@code this IS NOT TRUE}, which is never unknown itself.
     *
     * @return the condition
     */
    default Condition isNotTrue() {
        return new TruthCheck(this, Boolean.TRUE, true);
    }

    /**
     * {@code this IS NOT FALSE}, which is never unknown itself.
     *
     * @return the condition
     */
    default Condition isNotFalse() {
        return new TruthCheck(this, Boolean.FALSE, true);
    }

    @Override
    default BooleanExpression as(String label) {
        return new BooleanOf(new Label<>(this, label));
    }
}
