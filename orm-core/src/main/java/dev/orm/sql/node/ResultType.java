package dev.orm.sql.node;

import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the type of a function's value follows from its arguments. */
enum ResultType {
    /** That of the first argument that has one. */
    FIRST,
    /** That of the first argument, without digits after the point. */
    WHOLE,
    /** {@code boolean}. */
    BOOLEAN,
    /** {@code integer}. */
    INTEGER,
    /** {@code bigint}. */
    BIGINT,
    /** {@code double precision}. */
    DOUBLE,
    /** Text. */
    TEXT,
    /** A decimal as it is taken out of JSON. */
    JSON_DECIMAL,
    /** JSON. */
    JSON,
    /** A number that holds the sum of the first argument. */
    SUM;

    @Nullable
    SqlType<?> of(List<Expression<?>> arguments, Class<?> javaType) {
        return switch (this) {
            case FIRST -> first(arguments);
            case WHOLE -> whole(first(arguments));
            case BOOLEAN -> SqlType.BOOLEAN;
            case INTEGER -> SqlType.INTEGER;
            case BIGINT -> SqlType.BIGINT;
            case DOUBLE -> SqlType.DOUBLE;
            case TEXT -> SqlType.TEXT;
            case JSON_DECIMAL -> SqlType.decimal(38, 10).unbounded();
            case JSON -> SqlType.JSON;
            case SUM -> NumericTypes.ofSum(arguments.get(0), javaType);
        };
    }

    private static @Nullable SqlType<?> whole(@Nullable SqlType<?> type) {
        return type != null && type.name() == SqlTypeName.DECIMAL ? NumericTypes.withScale(type, 0) : type;
    }

    private static @Nullable SqlType<?> first(List<Expression<?>> arguments) {
        for (Expression<?> argument : arguments) {
            SqlType<?> type = argument.sqlType();
            if (type != null) {
                return type;
            }
        }
        return null;
    }
}
