package dev.orm.dialect.sqlite;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.ExpressionCompiler;
import dev.orm.dialect.internal.ExpressionTypes;
import dev.orm.dialect.internal.JsonElements;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Collation;
import dev.orm.sql.Expression;
import dev.orm.sql.Insert;
import dev.orm.sql.TableFunction;
import dev.orm.sql.TextTable;
import dev.orm.sql.ValuesTable;
import dev.orm.sql.node.AggregateFunction;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Cast;
import dev.orm.sql.node.DerivedColumn;
import dev.orm.sql.node.Like;
import dev.orm.sql.node.Replacement;
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
final class SqliteCompiler extends SqliteJsonCompiler {

    private static final Set<SqlTypeName> WHOLE =
            EnumSet.of(SqlTypeName.SMALLINT, SqlTypeName.INTEGER, SqlTypeName.BIGINT);

    private static final Set<SqlTypeName> FRACTIONAL =
            EnumSet.of(SqlTypeName.REAL, SqlTypeName.DOUBLE, SqlTypeName.DECIMAL);

    private static final Set<SqlTypeName> TEXT = EnumSet.of(SqlTypeName.VARCHAR, SqlTypeName.TEXT);

    SqliteCompiler(Dialect dialect, BindCollector binds) {
        super(dialect, binds);
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

    @Override
    protected ExpressionCompiler replacement(Call<?> node) {
        return replacement(node, "orm_regexp_replace(", Replacement::withDollars, ")");
    }

    /** A list of rows travels as texts of JSON, one for each row. */
    @Override
    public ExpressionCompiler visit(RowInList node) {
        row(node.columns(), node.columns());
        List<SqlType<?>> types = new ArrayList<>();
        text(node.negated() ? " not in (select " : " in (select ");
        for (int i = 0; i < node.columns().size(); i++) {
            SqlType<?> type =
                    ExpressionTypes.of(node.columns().get(i)).on(dialect.name()).unbounded();
            types.add(type);
            String value = "value ->> " + i;
            text(i == 0 ? "" : ", ");
            if (DecimalForms.isExact(node.columns().get(i))) {
                text("orm_decimal_key(" + value + ")");
            } else {
                text(type.name() == SqlTypeName.BINARY ? "unhex(" + value + ")" : value);
            }
        }
        rowsSlot(node, values -> JsonElements.row((List<?>) values, types));
        return text(" from json_each(?))");
    }

    /** Booleans are the numbers 0 and 1. */
    @Override
    protected String name(AggregateFunction function) {
        return switch (function) {
            case BOOL_AND -> "min";
            case BOOL_OR -> "max";
            case STRING_AGG -> "group_concat";
            default -> super.name(function);
        };
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
    protected void limit(@Nullable Expression<?> limit, @Nullable Expression<?> offset) {
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

    /** SQLite gives a column of a derived table another name if it is called as one of its words for a truth value. */
    @Override
    public ExpressionCompiler visit(DerivedColumn<?> node) {
        if (isTruthValue(node.name())) {
            throw new UnsupportedConstructException("SQLite has no column called \"" + node.name()
                    + "\" in a derived table. Give it another label by as(…).");
        }
        return super.visit(node);
    }

    static boolean isTruthValue(String name) {
        return name.equalsIgnoreCase("true") || name.equalsIgnoreCase("false");
    }

    @Override
    protected String collation(Collation collation) {
        return "binary";
    }

    protected int mostTables() {
        return 64;
    }

    @Override
    protected int mostOperands() {
        return 500;
    }

    /** SQLite takes no parentheses around a part of a set operation. */
    @Override
    protected String beforeOperand() {
        return "select * from (";
    }

    /** SQLite gives an alias no names for columns, and calls those of VALUES by itself. */
    @Override
    protected void values(ValuesTable values) {
        text("(select ");
        for (int i = 0; i < values.columns().size(); i++) {
            text(i == 0 ? "column" : ", column").text(Integer.toString(i + 1));
            text(" as ").text(dialect.quote(values.names().get(i)));
        }
        text(" from (");
        rows(values);
        text(")");
        closed(values);
    }

    @Override
    protected void series(TableFunction<?> function, Expression<?> from, Expression<?> to) {
        String value = dialect.quote(function.names().get(0));
        text("(with recursive orm_series(value) as (select ");
        operand(from, OR, SqlType.BIGINT);
        text(" where ");
        operand(from, SUM, SqlType.BIGINT);
        text(" <= ");
        operand(to, SUM, SqlType.BIGINT);
        text(" union all select value + 1 from orm_series where value < ");
        operand(to, SUM, SqlType.BIGINT);
        text(") select value as ").text(value).text(" from orm_series");
        closed(function);
    }

    @Override
    protected void textTable(TextTable query) {
        textTableInWith(query);
    }

    @Override
    protected void unnest(TableFunction<?> function, BindList list) {
        SqlType<?> type = listSlot(list, function.value().sqlType());
        text("(select ").text(type.name() == SqlTypeName.BINARY ? "unhex(value)" : "value");
        text(" as ").text(dialect.quote(function.names().get(0))).text(" from json_each(?)");
        closed(function);
    }

    /** Without a WHERE, SQLite would take ON CONFLICT behind a query for the condition of a join. */
    @Override
    protected void source(Insert insert) {
        if (insert.query() == null || insert.conflict() == null) {
            super.source(insert);
            return;
        }
        text("select * from (");
        super.source(insert);
        text(") where true");
    }

    @Override
    protected boolean countsDistinctRowsOfExists() {
        return false;
    }
}
