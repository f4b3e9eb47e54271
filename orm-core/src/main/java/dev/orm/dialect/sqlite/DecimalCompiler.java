package dev.orm.dialect.sqlite;

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
import dev.orm.sql.Selectable;
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
import dev.orm.sql.node.ScalarQuery;
import dev.orm.sql.node.SqlFunction;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The decimals of SQLite, which are numbers or text. A column of up to 15 digits holds numbers, that are ordered and compared by SQLite
 * itself. Longer columns, and whatever is calculated, hold text; {@link SqliteFunctions} calculate with both, and give what
 * they are compared and ordered by.
 */
abstract class DecimalCompiler extends StatementCompiler {

    /** A value where something exact is calculated or compared: sent as text, with all its digits. */
    private static final SqlType<?> EXACT_VALUE = SqlType.decimal(38, 0).unbounded();

    DecimalCompiler(Dialect dialect, BindCollector binds, FunctionTable functions) {
        super(dialect, binds, functions);
    }

    static boolean isDecimal(@Nullable SqlType<?> type) {
        return type != null && type.name() == SqlTypeName.DECIMAL;
    }

    /** Whether the value of an expression is a decimal as text. */
    static boolean isExact(@Nullable Expression<?> wrapped) {
        if (wrapped == null) {
            return false;
        }
        Expression<?> expression = wrapped.unwrapped();
        if (expression instanceof Bind || !isDecimal(expression.sqlType())) {
            return false;
        } else if (expression instanceof ColumnRef<?> column) {
            return column.column().type().precision() > Decimals.DOUBLE_DIGITS;
        } else if (expression instanceof ScalarQuery<?> scalar) {
            return isExact(selected(scalar.query()));
        } else if (expression instanceof Call<?> call) {
            return call.function() == SqlFunction.JSON_DECIMAL
                    || call.arguments().stream().anyMatch(DecimalCompiler::isExact);
        } else if (expression instanceof AggregateCall<?> call) {
            return call.function() == AggregateFunction.SUM
                    || isExact(call.arguments().get(0));
        } else if (expression instanceof Case<?> choice) {
            return isExact(choice.otherwise())
                    || choice.branches().stream().anyMatch(branch -> isExact(branch.result()));
        }
        return true;
    }

    private static @Nullable Expression<?> selected(QueryExpression<?> query) {
        List<Selectable<?>> items = query.projection().items();
        return items.size() == 1 && items.get(0) instanceof Expression<?> expression ? expression : null;
    }

    /** Whether equal values of two expressions have equal text. */
    private static boolean areAlike(Expression<?> left, Expression<?> right) {
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
        Expression<?> right = selected(node.query());
        if (right != null && (isExact(node.expression()) || isExact(right)) && !areAlike(node.expression(), right)) {
            throw new UnsupportedConstructException("SQLite keeps decimals as numbers or as text, which IN (SELECT …)"
                    + " does not find equal. Compare columns of the same precision and scale, or use exists.");
        }
        return super.visit(node);
    }

    @Override
    public ExpressionCompiler visit(Arithmetic<?> node) {
        if (!isDecimal(node.sqlType())) {
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
                    operand(argument, OR, EXACT_VALUE).text(") collate ").text(SqliteFunctions.COLLATION);
                    separator = ", ";
                }
                return text(")");
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
        text(node.function() == AggregateFunction.MIN ? "min(" : "max(");
        operand(node.arguments().get(0), PRIMARY, EXACT_VALUE).text(" collate " + SqliteFunctions.COLLATION);
        return close(node.parts());
    }

    @Override
    protected ExpressionCompiler average(AggregateCall<?> node) {
        return isDecimal(ExpressionTypes.of(node.arguments().get(0))) ? super.average(node) : call(node, null);
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
        if (isDecimal(ExpressionTypes.of(node.expression())) && toWhole) {
            text("orm_decimal_whole(");
            operand(node.expression(), OR, EXACT_VALUE);
            text(")");
            return true;
        }
        return false;
    }
}
