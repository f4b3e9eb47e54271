package dev.orm.dialect.internal;

import dev.orm.sql.Expression;
import dev.orm.sql.Selectable;
import dev.orm.sql.node.Unlowered;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;

/** Finds out how the value of an expression is stored. */
public final class ExpressionTypes {

    private ExpressionTypes() {}

    /** The type of an expression; that of a value which nothing else types is found by its Java class. */
    public static SqlType<?> of(Expression<?> expression) {
        SqlType<?> type = expression.sqlType();
        return type == null ? JavaTypes.ofValue(expression.javaType()) : type;
    }

    /** The type of a column that holds values of two types; refuses those that are stored in different ways. */
    static SqlType<?> common(SqlType<?> left, SqlType<?> right, String what) {
        if (left.unbounded().equals(right.unbounded())) {
            return left;
        }
        boolean text = isText(left) && isText(right);
        if (left.isConverted() || right.isConverted() || left.name() != right.name() && !text) {
            throw new IllegalArgumentException(what + " is stored as " + left + " in one part and as " + right
                    + " in another. Cast one of them to the type of the other.");
        }
        if (left.name() == SqlTypeName.DECIMAL) {
            int scale = Math.max(left.scale(), right.scale());
            int digits = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
            return SqlType.decimal(digits + scale, scale).unbounded();
        }
        return text ? SqlType.TEXT : left.unbounded();
    }

    private static boolean isText(SqlType<?> type) {
        return type.name() == SqlTypeName.VARCHAR || type.name() == SqlTypeName.TEXT;
    }

    static Expression<?> expression(Selectable<?> item) {
        return item instanceof Expression<?> expression ? expression : Unlowered.refuse(item);
    }
}
