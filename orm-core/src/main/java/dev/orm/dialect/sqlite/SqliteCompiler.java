package dev.orm.dialect.sqlite;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.Decimals;
import dev.orm.dialect.internal.ExpressionCompiler;
import dev.orm.dialect.internal.ExpressionTypes;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.node.Arithmetic;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Cast;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.Like;
import dev.orm.sql.node.SortKey;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements of SQLite. */
final class SqliteCompiler extends StatementCompiler {

    private static final Set<SqlTypeName> WHOLE =
            EnumSet.of(SqlTypeName.SMALLINT, SqlTypeName.INTEGER, SqlTypeName.BIGINT);

    private static final Set<SqlTypeName> FRACTIONAL =
            EnumSet.of(SqlTypeName.REAL, SqlTypeName.DOUBLE, SqlTypeName.DECIMAL);

    private static final Set<SqlTypeName> TEXT = EnumSet.of(SqlTypeName.VARCHAR, SqlTypeName.TEXT);

    /** Digits that are kept where a value takes part in a calculation: enough for a rate, too few for the error of a double. */
    private static final int VALUE_DIGITS = 8;

    SqliteCompiler(Dialect dialect, BindCollector binds) {
        super(dialect, binds);
    }

    @Override
    public ExpressionCompiler visit(InList node) {
        beside(node.expression(), CONCATENATION, null);
        SqlType<?> type = listSlot(node);
        String value = type.name() == SqlTypeName.BINARY ? "unhex(value)" : "value";
        return text(node.negated() ? " not in (select " : " in (select ")
                .text(value)
                .text(" from json_each(?))");
    }

    /** LIKE knows no case on SQLite and GLOB does; where the pattern is a value it can be put into the other form. */
    @Override
    public ExpressionCompiler visit(Like node) {
        if (node.ignoreCase()) {
            beside(node.text(), CONCATENATION, SqlType.TEXT);
            text(node.negated() ? " not like " : " like ");
            return pattern(node.pattern()).text(" escape '!'");
        }
        if (!(node.pattern().unwrapped() instanceof Bind<?> pattern)) {
            throw new UnsupportedConstructException(
                    "SQLite matches a pattern that is calculated in the statement without regard to"
                            + " case. Use ilike, or give the pattern as a value.");
        }
        beside(node.text(), CONCATENATION, SqlType.TEXT);
        text(node.negated() ? " not glob " : " glob ");
        bind(pattern, Globs::ofPattern);
        return this;
    }

    @Override
    protected void checkComparison(Comparison.Operator operator, @Nullable SqlType<?> type) {
        switch (operator) {
            case LT, LE, GT, GE -> refuseLongDecimal(type, "compared by size");
            default -> {
                // Equal numbers have equal text.
            }
        }
    }

    @Override
    protected void checkOrder(@Nullable SqlType<?> type) {
        refuseLongDecimal(type, "ordered by");
    }

    @Override
    protected void checkArithmetic(@Nullable SqlType<?> type) {
        refuseLongDecimal(type, "calculated with");
    }

    private static void refuseLongDecimal(@Nullable SqlType<?> type, String what) {
        if (type != null && type.name() == SqlTypeName.DECIMAL && type.precision() > Decimals.DOUBLE_DIGITS) {
            throw new UnsupportedConstructException(
                    "A " + type + " cannot be " + what + " on SQLite, which has no exact numbers of more"
                            + " than " + Decimals.DOUBLE_DIGITS + " digits and keeps it as text. Make its precision "
                            + Decimals.DOUBLE_DIGITS + " or less, or do it in the program.");
        }
    }

    /**
     * A calculated decimal is a double with an error behind its last digit, 0.99 * 3 less than 2.97; rounded to the digits that it has it
     * is equal to what it equals elsewhere, and such rows stay together in an order or a group.
     */
    @Override
    public ExpressionCompiler visit(Arithmetic<?> node) {
        SqlType<?> type = node.sqlType();
        if (type == null || type.name() != SqlTypeName.DECIMAL) {
            return super.visit(node);
        }
        text("round(");
        super.visit(node);
        return text(", ").text(Integer.toString(digits(node, type))).text(")");
    }

    /** Digits after the point; values in a calculation may have more than the columns beside them. */
    private static int digits(Expression<?> calculated, SqlType<?> type) {
        return holdsValue(calculated) ? Math.max(type.scale(), VALUE_DIGITS) : type.scale();
    }

    private static boolean holdsValue(Expression<?> calculated) {
        Expression<?> expression = calculated.unwrapped();
        return expression instanceof Bind<?>
                || expression instanceof Arithmetic<?> arithmetic
                        && (holdsValue(arithmetic.left()) || holdsValue(arithmetic.right()));
    }

    @Override
    protected ExpressionCompiler sum(Call<?> node, SqlType<?> argument) {
        refuseLongDecimal(argument, "added up");
        if (argument.name() != SqlTypeName.DECIMAL) {
            return call(node, argument.unbounded());
        }
        text("round(");
        call(node, argument.unbounded());
        int digits = digits(node.arguments().get(0), argument);
        return text(", ").text(Integer.toString(digits)).text(")");
    }

    /**
     * A column of decimals rounds what is calculated for it; SQLite would keep all digits, unseen until they are compared. Halves go up as
     * elsewhere, which needs the last digit in front of the point: 0.495 is a little less as a double, and 49.5 is not.
     */
    @Override
    protected void assigned(Expression<?> value, int binding, SqlType<?> type) {
        boolean calculated = !(value.unwrapped() instanceof Bind<?>);
        if (calculated && type.name() == SqlTypeName.DECIMAL && type.precision() <= Decimals.DOUBLE_DIGITS) {
            text("round(round((");
            super.assigned(value, OR, type);
            String power = "1e" + type.scale();
            text(") * ").text(power).text(", 6)) / ").text(power);
        } else {
            super.assigned(value, binding, type);
        }
    }

    @Override
    protected ExpressionCompiler average(Call<?> node) {
        refuseLongDecimal(node.arguments().get(0).sqlType(), "averaged");
        return call(node, null);
    }

    @Override
    protected ExpressionCompiler extreme(Call<?> node, @Nullable SqlType<?> type) {
        refuseLongDecimal(type, "compared by size");
        return super.extreme(node, type);
    }

    /** NULL is the smallest value to SQLite. */
    @Override
    protected void nulls(SortKey key) {
        boolean last = key.nulls() == SortKey.Nulls.LAST;
        if (last != key.descending()) {
            text(last ? " nulls last" : " nulls first");
        }
    }

    /** SQLite has no OFFSET without LIMIT; -1 is none. */
    @Override
    protected void limit(@Nullable Bind<Long> limit, @Nullable Bind<Long> offset) {
        if (limit == null && offset != null) {
            text(" limit -1");
        }
        super.limit(limit, offset);
    }

    /** SQLite cuts where the others round, and casts whatever it is told to; what would differ is refused. */
    @Override
    public ExpressionCompiler visit(Cast<?> node) {
        SqlType<?> from = ExpressionTypes.of(node.expression());
        SqlType<?> to = node.type();
        if (from.name() == to.name() && from.name() != SqlTypeName.DECIMAL
                || TEXT.contains(from.name()) && TEXT.contains(to.name())) {
            return operand(node.expression(), PRIMARY, from);
        }
        refuseLongDecimal(from, "cast");
        refuseLongDecimal(to, "calculated");
        boolean number = WHOLE.contains(from.name()) || FRACTIONAL.contains(from.name());
        if (number && to.name() == SqlTypeName.DECIMAL) {
            text("round(");
            operand(node.expression(), OR, from);
            return text(", ").text(Integer.toString(to.scale())).text(")");
        }
        if (FRACTIONAL.contains(from.name()) && WHOLE.contains(to.name())) {
            text("cast(round(");
            operand(node.expression(), OR, from);
            return text(") as integer)");
        }
        boolean textOfWhole = WHOLE.contains(from.name()) && TEXT.contains(to.name());
        boolean betweenNumbers = number && (WHOLE.contains(to.name()) || FRACTIONAL.contains(to.name()));
        if (!textOfWhole && !betweenNumbers) {
            throw new UnsupportedConstructException(
                    "SQLite cannot cast " + from + " to " + to + " as the other databases do. Do it in the program.");
        }
        return super.visit(node);
    }

    @Override
    protected String castName(SqlType<?> type) {
        return switch (type.name()) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT -> "integer";
            case REAL, DOUBLE -> "real";
            case DECIMAL -> "numeric";
            case VARCHAR, TEXT, DATE, TIME, TIMESTAMP, INSTANT, UUID, JSON, ARRAY -> "text";
            case BINARY -> "blob";
        };
    }
}
