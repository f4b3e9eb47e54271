package dev.orm.sql;

import dev.orm.sql.node.Junction;
import dev.orm.sql.node.Not;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.TruthCheck;
import dev.orm.type.SqlType;

/** An expression that is true, false or unknown for a row: what {@code WHERE}, {@code HAVING} and {@code ON} take. */
public interface Condition extends Expression<Boolean> {

    /**
     * {@code this AND other}.
     *
     * @param other the other condition
     * @return a condition that is true where both are
     */
    default Condition and(Condition other) {
        return Junction.of(true, this, other);
    }

    /**
     * {@code this OR other}.
     *
     * @param other the other condition
     * @return a condition that is true where either is
     */
    default Condition or(Condition other) {
        return Junction.of(false, this, other);
    }

    /**
     * {@code NOT this}.
     *
     * @return a condition that is true where this is false
     */
    default Condition not() {
        return new Not(this);
    }

    /**
     * {@code this IS TRUE}, which is never unknown itself.
     *
     * @return the condition
     */
    default Condition isTrue() {
        return new TruthCheck(this, Boolean.TRUE, false);
    }

    /**
     * {@code this IS FALSE}, which is never unknown itself.
     *
     * @return the condition
     */
    default Condition isFalse() {
        return new TruthCheck(this, Boolean.FALSE, false);
    }

    /**
     * {@code this IS UNKNOWN}, which is never unknown itself.
     *
     * @return the condition
     */
    default Condition isUnknown() {
        return new TruthCheck(this, null, false);
    }

    /**
     * {@code this IS NOT TRUE}, which is never unknown itself.
     *
     * @return the condition
     */
    default Condition isNotTrue() {
        return new TruthCheck(this, Boolean.TRUE, true);
    }

    @Override
    default SqlType<?> sqlType() {
        return SqlType.BOOLEAN;
    }

    @Override
    Condition rewritten(Rewriter rewriter);

    @Override
    default Class<Boolean> javaType() {
        return Boolean.class;
    }
}
