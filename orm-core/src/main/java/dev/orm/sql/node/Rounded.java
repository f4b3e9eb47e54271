package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;

/**
 * A number rounded, halves away from 0.
 *
 * @param number the number
 * @param digits how many digits stay behind the point
 * @param <N> its Java type
 */
public record Rounded<N extends Number>(Expression<N> number, int digits) implements Expression<N> {

    /** Checks the digits. */
    public Rounded {
        if (digits < 0) {
            throw new IllegalArgumentException("A number is rounded to 0 or more digits behind the point, not to "
                    + digits + ". To round in front of it, divide, round, and multiply.");
        }
    }

    @Override
    public Class<N> javaType() {
        return number.javaType();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<N> rewritten(Rewriter rewriter) {
        return new Rounded<>(rewriter.rewrite(number), digits);
    }

    @Override
    public SqlType<?> sqlType() {
        SqlType<?> known = number.sqlType();
        SqlType<?> type = known == null ? JavaTypes.ofValue(number.javaType()) : known;
        return type.name() == SqlTypeName.DECIMAL ? NumericTypes.withScale(type, digits) : type;
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(number);
    }

    @Override
    public String toString() {
        return "ROUND(" + number + ", " + digits + ")";
    }
}
