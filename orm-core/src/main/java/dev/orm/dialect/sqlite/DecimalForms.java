package dev.orm.dialect.sqlite;

import dev.orm.dialect.internal.Decimals;
import dev.orm.sql.Expression;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.SetOperation;
import dev.orm.sql.node.AggregateCall;
import dev.orm.sql.node.AggregateFunction;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Case;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Inlined;
import dev.orm.sql.node.ScalarQuery;
import dev.orm.sql.node.SqlFunction;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells in which of its forms SQLite has a decimal: as a number, or as text, which may say the same value in several ways. */
final class DecimalForms {

    private DecimalForms() {}

    static boolean isDecimal(@Nullable SqlType<?> type) {
        return type != null && type.name() == SqlTypeName.DECIMAL;
    }

    /** Whether an expression is a decimal, by its type or else by its Java class. */
    static boolean isDecimal(Expression<?> expression) {
        SqlType<?> type = expression.sqlType();
        return type == null
                ? expression.javaType() == BigDecimal.class || expression.javaType() == BigInteger.class
                : isDecimal(type);
    }

    /** Whether the value of an expression is a decimal as text. */
    static boolean isExact(@Nullable Expression<?> wrapped) {
        if (wrapped == null) {
            return false;
        }
        Expression<?> expression = wrapped.unwrapped();
        if (expression instanceof Bind || isNull(expression) || !isDecimal(expression)) {
            return false;
        } else if (expression instanceof ColumnRef<?> column) {
            return column.column().type().precision() > Decimals.DOUBLE_DIGITS;
        } else if (expression instanceof ScalarQuery<?> scalar) {
            List<Expression<?>> column = column(scalar.query(), 0);
            return isValue(column.get(0)) || isExact(column.get(0)) || !areAlike(column);
        } else if (expression instanceof Call<?> call) {
            return call.function() == SqlFunction.JSON_DECIMAL
                    || call.arguments().stream().anyMatch(DecimalForms::isExact);
        } else if (expression instanceof AggregateCall<?> call) {
            return call.function() == AggregateFunction.SUM
                    || isExact(call.arguments().get(0));
        } else if (expression instanceof Case<?> choice) {
            return isExact(choice.otherwise())
                    || choice.branches().stream().anyMatch(branch -> isExact(branch.result()));
        }
        return true;
    }

    /** Whether equal values of two expressions, one of which is exact, have equal text. */
    static boolean areAlike(Expression<?> left, Expression<?> right) {
        Expression<?> one = left.unwrapped();
        Expression<?> other = right.unwrapped();
        if (one instanceof Bind) {
            return other instanceof ColumnRef
                    && (one.sqlType() == null || one.sqlType().equals(other.sqlType()));
        } else if (other instanceof Bind) {
            return areAlike(other, one);
        }
        return one instanceof ColumnRef<?> column
                && other instanceof ColumnRef<?> another
                && isExact(one)
                && isExact(other)
                && column.column().type().scale() == another.column().type().scale();
    }

    private static boolean isNull(Expression<?> expression) {
        return expression instanceof Inlined<?> inlined && inlined.value() == null;
    }

    /** Whether equal values of a column that several queries give are equal as they stand; NULL has no form. */
    private static boolean areAlike(List<Expression<?>> all) {
        List<Expression<?>> column =
                all.stream().filter(part -> !isNull(part.unwrapped())).toList();
        if (column.isEmpty()) {
            return true;
        }
        Expression<?> first = column.get(0);
        boolean numbers = column.stream().noneMatch(part -> isExact(part) || isValue(part));
        return column.size() == 1
                || numbers
                || !isValue(first) && column.stream().allMatch(part -> !isValue(part) && areAlike(first, part));
    }

    /** The places of decimals that a set operation gives in different forms. */
    static Set<Integer> unlike(SetOperation<?> operation) {
        Set<Integer> places = new TreeSet<>();
        for (int i = 0; i < operation.projection().items().size(); i++) {
            List<Expression<?>> column = column(operation, i);
            if (column.stream().anyMatch(DecimalForms::isDecimal) && !areAlike(column)) {
                places.add(i);
            }
        }
        return places;
    }

    /** The places where values and a query that is searched for them have decimals in different forms. */
    static Set<Integer> unlike(List<Expression<?>> values, QueryExpression<?> query) {
        Set<Integer> places = new TreeSet<>();
        for (int i = 0; i < values.size(); i++) {
            Expression<?> value = values.get(i);
            List<Expression<?>> column = column(query, i);
            boolean exact = isExact(value) || column.stream().anyMatch(DecimalForms::isExact);
            boolean alike = column.stream().allMatch(part -> !isValue(part) && areAlike(value, part));
            if (exact && !alike || isDecimal(value) && !areAlike(column)) {
                places.add(i);
            }
        }
        return places;
    }

    /** Among selected expressions, a value has no column beside it that says with how many digits it is written. */
    private static boolean isValue(Expression<?> selected) {
        return selected.unwrapped() instanceof Bind;
    }

    /** What each of the queries that a query is made of selects at a place. */
    private static List<Expression<?>> column(QueryExpression<?> query, int place) {
        List<Expression<?>> column = new ArrayList<>();
        if (query instanceof SetOperation<?> operation) {
            operation.operands().forEach(operand -> column.addAll(column(operand, place)));
        } else if (query.projection().items().get(place) instanceof Expression<?> expression) {
            column.add(expression);
        }
        return column;
    }
}
