package dev.orm.dialect.internal;

import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.node.Arithmetic;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.BooleanOf;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Case;
import dev.orm.sql.node.Cast;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.ComparableOf;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.Label;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.ScalarQuery;
import dev.orm.sql.node.StringOf;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds out how the value of an expression is stored. */
public final class ExpressionTypes {

    /** Of two numbers the type with the higher rank is that of their sum. */
    private static final List<SqlTypeName> RANKS = List.of(
            SqlTypeName.SMALLINT,
            SqlTypeName.INTEGER,
            SqlTypeName.BIGINT,
            SqlTypeName.DECIMAL,
            SqlTypeName.REAL,
            SqlTypeName.DOUBLE);

    private static final Map<Class<?>, SqlType<?>> BY_JAVA_TYPE = Map.ofEntries(
            Map.entry(Boolean.class, SqlType.BOOLEAN),
            Map.entry(Short.class, SqlType.SMALLINT),
            Map.entry(Integer.class, SqlType.INTEGER),
            Map.entry(Long.class, SqlType.BIGINT),
            Map.entry(Float.class, SqlType.REAL),
            Map.entry(Double.class, SqlType.DOUBLE),
            Map.entry(BigDecimal.class, SqlType.DECIMAL.unbounded()),
            Map.entry(String.class, SqlType.TEXT),
            Map.entry(LocalDate.class, SqlType.DATE),
            Map.entry(LocalTime.class, SqlType.TIME),
            Map.entry(LocalDateTime.class, SqlType.TIMESTAMP),
            Map.entry(Instant.class, SqlType.INSTANT),
            Map.entry(UUID.class, SqlType.UUID),
            Map.entry(byte[].class, SqlType.BINARY));

    private ExpressionTypes() {}

    /** The expression without the nodes that are not seen in a statement. */
    public static Expression<?> unwrapped(Expression<?> expression) {
        Expression<?> inner = expression;
        while (true) {
            if (inner instanceof NumberOf<?> of) {
                inner = of.expression();
            } else if (inner instanceof StringOf of) {
                inner = of.expression();
            } else if (inner instanceof ComparableOf<?> of) {
                inner = of.expression();
            } else if (inner instanceof BooleanOf of) {
                inner = of.expression();
            } else if (inner instanceof Label<?> label) {
                inner = label.expression();
            } else {
                return inner;
            }
        }
    }

    /** The type of an expression; that of a value which nothing else types is found by its Java class. */
    public static SqlType<?> of(Expression<?> expression) {
        SqlType<?> type = find(expression);
        return type == null ? ofJavaType(expression.javaType()) : type;
    }

    /** The type by which a Java class is stored if nothing says otherwise. */
    static SqlType<?> ofJavaType(Class<?> javaType) {
        SqlType<?> type = BY_JAVA_TYPE.get(javaType);
        if (type == null) {
            throw new IllegalArgumentException("A value of " + javaType.getName()
                    + " stands where nothing says how it is" + " stored. Give it a type with Sql.value(type, value).");
        }
        return type;
    }

    /** The type of an expression, or null if it is a value whose type the expression beside it has to say. */
    public static @Nullable SqlType<?> find(Expression<?> wrapped) {
        Expression<?> expression = unwrapped(wrapped);
        if (expression instanceof ColumnRef<?> column) {
            return column.column().type();
        } else if (expression instanceof Bind<?> bind) {
            return bind.type();
        } else if (expression instanceof BindList list) {
            return list.type();
        } else if (expression instanceof Count) {
            return SqlType.BIGINT;
        } else if (expression instanceof Call<?> call) {
            return ofCall(call);
        } else if (expression instanceof Arithmetic<?> arithmetic) {
            return ofArithmetic(arithmetic);
        } else if (expression instanceof Cast<?> cast) {
            return cast.type();
        } else if (expression instanceof Case<?> choice) {
            return ofCase(choice);
        } else if (expression instanceof ScalarQuery<?> scalar) {
            return ofQuery(scalar.query());
        } else if (expression instanceof dev.orm.sql.Condition) {
            return SqlType.BOOLEAN;
        }
        throw Unlowered.error(expression);
    }

    /** The type of the one column of a query. */
    static SqlType<?> ofQuery(Select<?> query) {
        List<Selectable<?>> items = query.parts().projection().items();
        if (items.size() != 1) {
            throw new IllegalArgumentException(
                    "A query inside an expression has to select one column, not " + items.size() + ": " + query + ".");
        }
        return of(expression(items.get(0)));
    }

    static Expression<?> expression(Selectable<?> item) {
        if (item instanceof Expression<?> expression) {
            return expression;
        }
        throw Unlowered.error(item);
    }

    private static @Nullable SqlType<?> ofCase(Case<?> choice) {
        for (Case.When<?> branch : choice.branches()) {
            SqlType<?> type = find(branch.result());
            if (type != null) {
                return type;
            }
        }
        return choice.otherwise() == null ? null : find(choice.otherwise());
    }

    private static @Nullable SqlType<?> ofCall(Call<?> call) {
        return switch (call.function()) {
            case SUM -> ofSum(call);
            case AVG -> SqlType.DOUBLE;
            case LENGTH -> SqlType.INTEGER;
            case LOWER, UPPER, TRIM, CONCAT -> SqlType.TEXT;
            case MIN, MAX, ABS, COALESCE, NULLIF -> firstTyped(call.arguments());
        };
    }

    private static @Nullable SqlType<?> firstTyped(List<Expression<?>> expressions) {
        for (Expression<?> expression : expressions) {
            SqlType<?> type = find(expression);
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    private static SqlType<?> ofSum(Call<?> call) {
        SqlType<?> argument = of(call.arguments().get(0));
        SqlType<?> sum = switch (argument.name()) {
            case SMALLINT, INTEGER, BIGINT -> SqlType.BIGINT;
            case DECIMAL ->
                SqlType.decimal(argument.precision(), argument.scale()).unbounded();
            case REAL, DOUBLE -> SqlType.DOUBLE;
            default -> throw new IllegalArgumentException("Only numbers can be added up, not " + argument + ".");
        };
        if (sum.javaType() != call.javaType()) {
            throw new IllegalArgumentException(
                    "The sum of " + argument + " is a " + sum.javaType().getSimpleName()
                            + ", not a " + call.javaType().getSimpleName()
                            + ". Use sum for whole numbers, sumOfDecimals for decimals and sumOfDoubles for floating point numbers.");
        }
        return sum;
    }

    private static @Nullable SqlType<?> ofArithmetic(Arithmetic<?> arithmetic) {
        if (arithmetic.operator() == Arithmetic.Operator.DIVIDED_BY) {
            return SqlType.DOUBLE;
        }
        SqlType<?> left = find(arithmetic.left());
        SqlType<?> right = find(arithmetic.right());
        if (left == null || right == null) {
            return calculated(left == null ? right : left, arithmetic);
        }
        int leftRank = rank(left, arithmetic);
        int rightRank = rank(right, arithmetic);
        int declared = rank(ofJavaType(arithmetic.javaType()), arithmetic);
        if (Math.max(leftRank, rightRank) > declared) {
            throw new IllegalArgumentException("Calculating with " + left + " and " + right + " gives more than a "
                    + arithmetic.javaType().getSimpleName()
                    + " holds. Cast the left side to the type of the right side.");
        }
        if (declared == RANKS.indexOf(SqlTypeName.DECIMAL)) {
            return decimal(left, right, arithmetic.operator());
        }
        return calculated(leftRank >= rightRank ? left : right, arithmetic);
    }

    private static @Nullable SqlType<?> calculated(@Nullable SqlType<?> type, Arithmetic<?> arithmetic) {
        if (type == null) {
            return ofJavaType(arithmetic.javaType());
        }
        rank(type, arithmetic);
        return type.name() == SqlTypeName.DECIMAL ? decimal(type, type, arithmetic.operator()) : type;
    }

    private static SqlType<?> decimal(SqlType<?> left, SqlType<?> right, Arithmetic.Operator operator) {
        int one = Math.max(0, left.scale());
        int other = Math.max(0, right.scale());
        int scale = operator == Arithmetic.Operator.TIMES ? one + other : Math.max(one, other);
        int precision = Math.max(Math.max(left.precision(), right.precision()), Math.max(1, scale));
        return SqlType.decimal(precision, scale).unbounded();
    }

    private static int rank(SqlType<?> type, Arithmetic<?> arithmetic) {
        int rank = RANKS.indexOf(type.name());
        if (rank < 0) {
            throw new IllegalArgumentException(
                    "Only numbers can be calculated with, not " + type + ": " + arithmetic.operator() + ".");
        }
        return rank;
    }

    /** Tells of a node that the mapping should have replaced by tables and columns. */
    static final class Unlowered {

        private Unlowered() {}

        static IllegalStateException error(Object node) {
            String kind = node instanceof EntityPath<?> ? "The entity " : "The node ";
            return new IllegalStateException(
                    kind + node + " (" + node.getClass().getSimpleName()
                            + ") reached the compiler, which knows tables and columns only. Run the statement through a session,"
                            + " which puts them in its place; if it was, this is a fault of the library.");
        }
    }
}
