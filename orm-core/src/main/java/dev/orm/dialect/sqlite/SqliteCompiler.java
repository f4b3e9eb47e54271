package dev.orm.dialect.sqlite;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.ExpressionCompiler;
import dev.orm.dialect.internal.ExpressionTypes;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.sql.BindCollector;
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
        if (!(ExpressionTypes.unwrapped(node.pattern()) instanceof Bind<?> pattern)) {
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
        if (type != null && type.name() == SqlTypeName.DECIMAL && type.precision() > SqliteDdl.EXACT_DIGITS) {
            throw new UnsupportedConstructException(
                    "A " + type + " cannot be " + what + " on SQLite, which has no exact numbers of more"
                            + " than " + SqliteDdl.EXACT_DIGITS + " digits and keeps it as text. Make its precision "
                            + SqliteDdl.EXACT_DIGITS + " or less, or do it in the program.");
        }
    }

    @Override
    protected ExpressionCompiler sum(Call<?> node, SqlType<?> argument) {
        refuseLongDecimal(argument, "added up");
        return call(node, argument.unbounded());
    }

    @Override
    protected ExpressionCompiler average(Call<?> node) {
        refuseLongDecimal(ExpressionTypes.find(node.arguments().get(0)), "averaged");
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
            case VARCHAR, TEXT, DATE, TIME, TIMESTAMP, INSTANT, UUID -> "text";
            case BINARY -> "blob";
        };
    }
}
