package dev.orm.dialect.sqlite;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.ExpressionCompiler;
import dev.orm.dialect.internal.ExpressionTypes;
import dev.orm.dialect.internal.JsonElements;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Collation;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Cast;
import dev.orm.sql.node.Like;
import dev.orm.sql.node.RowInList;
import dev.orm.sql.node.SortKey;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements of SQLite. */
final class SqliteCompiler extends DecimalCompiler {

    private static final Set<SqlTypeName> WHOLE =
            EnumSet.of(SqlTypeName.SMALLINT, SqlTypeName.INTEGER, SqlTypeName.BIGINT);

    private static final Set<SqlTypeName> FRACTIONAL =
            EnumSet.of(SqlTypeName.REAL, SqlTypeName.DOUBLE, SqlTypeName.DECIMAL);

    private static final Set<SqlTypeName> TEXT = EnumSet.of(SqlTypeName.VARCHAR, SqlTypeName.TEXT);

    SqliteCompiler(Dialect dialect, BindCollector binds) {
        super(dialect, binds, SqliteSpellings.TABLE);
    }

    /** LIKE knows no case on SQLite and GLOB does; where the pattern is a value it can be put into the other form. */
    @Override
    public ExpressionCompiler visit(Like node) {
        if (node.ignoreCase()) {
            text("orm_lower(");
            operand(node.text(), OR, SqlType.TEXT);
            text(node.negated() ? ") not like orm_lower(" : ") like orm_lower(");
            return pattern(node.pattern()).text(") escape '!'");
        }
        if (!(node.pattern().unwrapped() instanceof Bind<?> pattern)) {
            text(node.negated() ? "not orm_like(" : "orm_like(");
            operand(node.text(), OR, SqlType.TEXT);
            text(", ");
            return pattern(node.pattern()).text(")");
        }
        beside(node.text(), CONCATENATION, SqlType.TEXT);
        text(node.negated() ? " not glob " : " glob ");
        bind(pattern, Globs::ofPattern);
        return this;
    }

    /** A list of rows travels as texts of JSON, one for each row. */
    @Override
    public ExpressionCompiler visit(RowInList node) {
        row(node.columns(), node.columns());
        List<SqlType<?>> types = new ArrayList<>();
        text(node.negated() ? " not in (select " : " in (select ");
        for (int i = 0; i < node.columns().size(); i++) {
            SqlType<?> type = ExpressionTypes.of(node.columns().get(i)).unbounded();
            types.add(type);
            String value = "value ->> " + i;
            text(i == 0 ? "" : ", ").text(type.name() == SqlTypeName.BINARY ? "unhex(" + value + ")" : value);
        }
        rowsSlot(node, values -> JsonElements.row((List<?>) values, types));
        return text(" from json_each(?))");
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
        boolean number = WHOLE.contains(from.name()) || FRACTIONAL.contains(from.name());
        if (isDecimalCast(node, number, WHOLE.contains(to.name()))) {
            return this;
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

    @Override
    protected String collation(Collation collation) {
        return "binary";
    }
}
