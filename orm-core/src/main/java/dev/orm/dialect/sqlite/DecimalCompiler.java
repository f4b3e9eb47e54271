package dev.orm.dialect.sqlite;

import static dev.orm.dialect.sqlite.DecimalForms.areAlike;
import static dev.orm.dialect.sqlite.DecimalForms.isDecimal;
import static dev.orm.dialect.sqlite.DecimalForms.isExact;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.Decimals;
import dev.orm.dialect.internal.ExpressionCompiler;
import dev.orm.dialect.internal.ExpressionTypes;
import dev.orm.dialect.internal.FunctionTable;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.SetOperation;
import dev.orm.sql.node.AggregateCall;
import dev.orm.sql.node.AggregateFunction;
import dev.orm.sql.node.Arithmetic;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Case;
import dev.orm.sql.node.Cast;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.InQuery;
import dev.orm.sql.node.Rounded;
import dev.orm.sql.node.RowInQuery;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.SqlFunction;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decimals of SQLite, which are numbers or text. A column of up to 15 digits holds numbers, that are ordered and compared by SQLite
 * itself. Longer columns, and whatever is calculated, hold text; {@link SqliteFunctions} calculate with both, and give what
 * they are compared and ordered by.
 */
abstract class DecimalCompiler extends StatementCompiler {

    /** A value where something exact is calculated or compared: sent as text, with all its digits. */
    private static final SqlType<?> EXACT_VALUE = SqlType.decimal(38, 0).unbounded();

    /** Further than any two decimals that are measured lie apart. */
    private static final BigDecimal FURTHEST = BigDecimal.valueOf(2, -Decimals.LONG_DIGITS);

    /** Behind what is the greatest or least of others by its value. Only {@code orm_decimal} stands in front, so that it is a number. */
    private static final String BY_VALUE = " collate " + SqliteFunctions.COLLATION;

    /** Without it, a collation inside of a function is that of the comparison or order which the function stands in. */
    private static final String AS_TEXT = " collate binary";

    DecimalCompiler(Dialect dialect, BindCollector binds, FunctionTable functions) {
        super(dialect, binds, functions);
    }

    @Override
    public ExpressionCompiler visit(Comparison node) {
        Expression<?> left = node.left();
        Expression<?> right = node.right();
        boolean exact = isExact(left) || isExact(right);
        boolean bySize = switch (node.operator()) {
            case LT, LE, GT, GE -> true;
            default -> false;
        };
        if (!exact || !bySize && areAlike(left, right)) {
            return super.visit(node);
        }
        key(left);
        text(operator(node.operator()));
        return key(right);
    }

    /** Writes what a decimal is compared and ordered by. */
    private ExpressionCompiler key(Expression<?> value) {
        text("orm_decimal_key(");
        return operand(value, OR, EXACT_VALUE).text(")");
    }

    @Override
    protected boolean orderKey(Expression<?> value) {
        if (!isExact(value)) {
            return false;
        }
        key(value);
        return true;
    }

    /** SQLite would measure decimals as doubles. In units of their last digit they are whole numbers. */
    @Override
    protected void measured(SortKey key) {
        Expression<?> value = key.expression();
        if (!isDecimal(value)) {
            super.measured(key);
            return;
        }
        SqlType<?> type = ExpressionTypes.of(value);
        if (type.precision() > Decimals.LONG_DIGITS) {
            throw new UnsupportedConstructException("SQLite measures a range(…) over decimals of up to "
                    + Decimals.LONG_DIGITS + " digits, but the key is a " + type
                    + ". Cast it to a shorter decimal, or count in rows(…) or groups(…).");
        }
        text("orm_decimal_whole(orm_decimal_multiply(");
        operand(value, OR, EXACT_VALUE).text(", 1").text("0".repeat(type.scale()));
        text(key.descending() ? ")) desc" : "))");
        nulls(key);
    }

    /** Values lie a whole number of last digits apart, so that what is left of a distance makes no difference. */
    @Override
    protected void distance(Bind<?> distance, SqlType<?> type) {
        if (isDecimal(type)) {
            bind(distance, SqlType.BIGINT, value -> lastDigits(value, type.scale()));
        } else {
            super.distance(distance, type);
        }
    }

    private static Long lastDigits(Object distance, int scale) {
        BigDecimal digits =
                new BigDecimal(distance.toString()).movePointRight(scale).setScale(0, RoundingMode.DOWN);
        return digits.min(FURTHEST).longValueExact();
    }

    /** What is compared with something exact as a part of a row is compared by its key too. */
    @Override
    protected void member(Expression<?> value, Expression<?> other, @Nullable SqlType<?> type) {
        if (isExact(value) || isExact(other)) {
            key(value);
        } else {
            super.member(value, other, type);
        }
    }

    @Override
    public ExpressionCompiler visit(InList node) {
        if (isExact(node.expression()) && !(node.expression().unwrapped() instanceof ColumnRef)) {
            key(node.expression());
            listSlot(node);
            return text(node.negated() ? " not in" : " in").text(" (select orm_decimal_key(value) from json_each(?))");
        }
        beside(node.expression(), CONCATENATION, null);
        SqlType<?> type = listSlot(node);
        String value = type.name() == SqlTypeName.BINARY ? "unhex(value)" : "value";
        return text(node.negated() ? " not in (select " : " in (select ")
                .text(value)
                .text(" from json_each(?))");
    }

    @Override
    public ExpressionCompiler visit(InQuery node) {
        List<Expression<?>> left = List.of(node.expression());
        Set<Integer> unlike = DecimalForms.unlike(left, node.query());
        return unlike.isEmpty() ? super.visit(node) : in(left, node.query(), node.negated(), unlike);
    }

    @Override
    public ExpressionCompiler visit(RowInQuery node) {
        Set<Integer> unlike = DecimalForms.unlike(node.columns(), node.query());
        return in(node.columns(), node.query(), node.negated(), unlike);
    }

    /** Decimals that are stored in different ways are only found equal in one form. */
    private ExpressionCompiler in(
            List<Expression<?>> left, QueryExpression<?> query, boolean negated, Set<Integer> unlike) {
        for (int i = 0; i < left.size(); i++) {
            text(i == 0 ? "(" : ", ");
            if (unlike.contains(i)) {
                inOneForm(left.get(i), null);
            } else {
                operand(left.get(i), OR, ExpressionTypes.of(left.get(i)).unbounded());
            }
        }
        text(negated ? ") not in (" : ") in (");
        subquery(query, unlike);
        return text(")");
    }

    @Override
    protected Set<Integer> storedInDifferentForms(SetOperation<?> operation) {
        return DecimalForms.unlike(operation);
    }

    @Override
    protected void inOneForm(Expression<?> value, @Nullable SqlType<?> target) {
        if (target != null) {
            fitted(value, target);
        } else {
            text("orm_decimal(");
            operand(value, OR, EXACT_VALUE).text(")");
        }
    }

    /** By its place, a column would be in the order of its text. */
    @Override
    protected boolean ordersSetOperationsFromOutside(List<SortKey> keys) {
        return keys.stream().anyMatch(key -> isDecimal(key.expression()));
    }

    @Override
    public ExpressionCompiler visit(Arithmetic<?> node) {
        if (!isDecimal(node)) {
            return super.visit(node);
        }
        text(
                switch (node.operator()) {
                    case PLUS -> "orm_decimal_add(";
                    case MINUS -> "orm_decimal_subtract(";
                    case TIMES -> "orm_decimal_multiply(";
                    case DIVIDED_BY -> throw new IllegalStateException("A quotient is a double.");
                });
        operand(node.left(), OR, EXACT_VALUE).text(", ");
        return operand(node.right(), OR, EXACT_VALUE).text(")");
    }

    @Override
    public ExpressionCompiler visit(Case<?> node) {
        if (!isExact(node)) {
            return super.visit(node);
        }
        text("orm_decimal(");
        return super.visit(node).text(")");
    }

    @Override
    public ExpressionCompiler visit(Call<?> node) {
        if (!isExact(node)) {
            return super.visit(node);
        }
        switch (node.function()) {
            case COALESCE -> {
                text("orm_decimal(");
                return spelled(node.function(), node.arguments(), EXACT_VALUE).text(")");
            }
            case NULLIF -> {
                text("nullif(orm_decimal(");
                operand(node.arguments().get(0), OR, EXACT_VALUE).text("), orm_decimal(");
                return operand(node.arguments().get(1), OR, EXACT_VALUE).text("))");
            }
            case ABS, FLOOR, CEIL, NEGATE -> {
                text("orm_decimal_" + node.function().name().toLowerCase(Locale.ROOT) + "(");
                return operand(node.arguments().get(0), OR, EXACT_VALUE).text(")");
            }
            case GREATEST, LEAST -> {
                String separator = node.function() == SqlFunction.GREATEST ? "max(" : "min(";
                for (Expression<?> argument : node.arguments()) {
                    text(separator).text("orm_decimal(");
                    operand(argument, OR, EXACT_VALUE).text(")").text(BY_VALUE);
                    separator = ", ";
                }
                return text(")").text(AS_TEXT);
            }
            default -> {
                return super.visit(node);
            }
        }
    }

    @Override
    protected ExpressionCompiler sum(AggregateCall<?> node, SqlType<?> argument) {
        if (argument.name() != SqlTypeName.DECIMAL) {
            return call(node, argument.unbounded());
        }
        text(node.parts().distinct() ? "orm_decimal_sum(distinct " : "orm_decimal_sum(");
        operand(node.arguments().get(0), OR, EXACT_VALUE);
        return close(node.parts());
    }

    @Override
    protected ExpressionCompiler extreme(AggregateCall<?> node, @Nullable SqlType<?> type) {
        if (!isExact(node)) {
            return super.extreme(node, type);
        }
        text(node.function() == AggregateFunction.MIN ? "min(orm_decimal(" : "max(orm_decimal(");
        operand(node.arguments().get(0), OR, EXACT_VALUE).text(")").text(BY_VALUE);
        return close(node.parts()).text(AS_TEXT);
    }

    @Override
    protected ExpressionCompiler average(AggregateCall<?> node) {
        return isDecimal(node.arguments().get(0)) ? super.average(node) : call(node, null);
    }

    /** A column of decimals rounds what is calculated for it, halves away from zero, and refuses what is too long. */
    @Override
    protected void assigned(Expression<?> value, int binding, SqlType<?> type) {
        Expression<?> expression = value.unwrapped();
        boolean fits = expression instanceof Bind
                || expression instanceof ColumnRef<?> column
                        && type.equals(column.column().type());
        if (fits || !isDecimal(type)) {
            super.assigned(value, binding, type);
        } else {
            fitted(value, type);
        }
    }

    @Override
    protected ExpressionCompiler roundedDecimal(Rounded<?> node) {
        return fitted(node.number(), node.sqlType());
    }

    private ExpressionCompiler fitted(Expression<?> value, SqlType<?> type) {
        text("orm_decimal_fit(");
        operand(value, OR, EXACT_VALUE);
        return text(", " + type.precision() + ", " + type.scale() + ")");
    }

    /** Writes a cast that begins or ends at a decimal, if it is one. */
    final boolean isDecimalCast(Cast<?> node, boolean fromNumber, boolean toWhole) {
        if (fromNumber && isDecimal(node.type())) {
            fitted(node.expression(), node.type());
            return true;
        }
        if (isDecimal(node.expression()) && toWhole) {
            text("orm_decimal_whole(");
            operand(node.expression(), OR, EXACT_VALUE);
            text(")");
            return true;
        }
        return false;
    }
}
