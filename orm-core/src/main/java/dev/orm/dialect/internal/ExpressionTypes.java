package dev.orm.dialect.internal;

import dev.orm.sql.Expression;
import dev.orm.sql.Selectable;
import dev.orm.sql.node.Unlowered;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;

/** Finds out how the value of an expression is stored. */
public final class ExpressionTypes {

    private ExpressionTypes() {}

    /** The type of an expression; that of a value which nothing else types is found by its Java class. */
    public static SqlType<?> of(Expression<?> expression) {
        SqlType<?> type = expression.sqlType();
        return type == null ? JavaTypes.ofValue(expression.javaType()) : type;
    }

    static Expression<?> expression(Selectable<?> item) {
        return item instanceof Expression<?> expression ? expression : Unlowered.refuse(item);
    }
}
