package dev.orm.dialect.mariadb;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.ExpressionCompiler;
import dev.orm.dialect.internal.ExpressionTypes;
import dev.orm.dialect.internal.JsonElements;
import dev.orm.dialect.internal.QuerySearch;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Collation;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Select;
import dev.orm.sql.SetOperation;
import dev.orm.sql.TableFunction;
import dev.orm.sql.TextTable;
import dev.orm.sql.ValuesTable;
import dev.orm.sql.node.AggregateCall;
import dev.orm.sql.node.AggregateFunction;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Cast;
import dev.orm.sql.node.Collated;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.InQuery;
import dev.orm.sql.node.Like;
import dev.orm.sql.node.Lock;
import dev.orm.sql.node.Paging;
import dev.orm.sql.node.Param;
import dev.orm.sql.node.QuantifiedComparison;
import dev.orm.sql.node.RowInList;
import dev.orm.sql.node.RowInQuery;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.SqlFunction;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The queries and expressions of MariaDB. */
abstract class MariadbQueryCompiler extends MariadbJsonCompiler {

    private static final Set<SqlTypeName> WHOLE =
            EnumSet.of(SqlTypeName.SMALLINT, SqlTypeName.INTEGER, SqlTypeName.BIGINT);

    private static final Set<SqlTypeName> FLOATING = EnumSet.of(SqlTypeName.REAL, SqlTypeName.DOUBLE);

    private static final Set<SqlTypeName> TEXT = EnumSet.of(SqlTypeName.VARCHAR, SqlTypeName.TEXT);

    /** As long as the smallest packet that a server takes. */
    private static final String GROWING_TEXT = "char(250000) character set utf8mb4";

    private static final String GROWING_DECIMAL = "decimal(" + MariadbLists.DIGITS + ", 30)";

    /** LIMIT for those who want none. */
    private static final String ALL_ROWS = "18446744073709551615";

    MariadbQueryCompiler(Dialect dialect, BindCollector binds) {
        super(dialect, binds);
    }

    @Override
    public ExpressionCompiler visit(InList node) {
        beside(node.expression(), CONCATENATION, null);
        SqlType<?> type = listSlot(node);
        return text(node.negated() ? " not in (select " : " in (select ")
                .text(MariadbLists.value(type, "v"))
                .text(" from json_table(?, '$[*]' columns (v ")
                .text(MariadbLists.column(type))
                .text(" path '$')) as listed)");
    }

    @Override
    public ExpressionCompiler visit(Comparison node) {
        boolean distinct = node.operator() == Comparison.Operator.IS_DISTINCT_FROM;
        if (distinct || node.operator() == Comparison.Operator.IS_NOT_DISTINCT_FROM) {
            text(distinct ? "not (" : "(");
            operand(node.left(), CONCATENATION, typeOf(node));
            text(" <=> ");
            return operand(node.right(), CONCATENATION, typeOf(node)).text(")");
        }
        SqlType<?> type = typeOf(node);
        boolean equality = node.operator() == Comparison.Operator.EQ || node.operator() == Comparison.Operator.NE;
        return equality && type != null && type.name() == SqlTypeName.JSON ? equalJson(node, type) : super.visit(node);
    }

    /** JSON that the database changed has its new members last. */
    private ExpressionCompiler equalJson(Comparison node, SqlType<?> type) {
        text("json_equals(");
        operand(node.left(), OR, type).text(", ");
        operand(node.right(), OR, type);
        return text(node.operator() == Comparison.Operator.EQ ? ") = 1" : ") = 0");
    }

    private static @Nullable SqlType<?> typeOf(Comparison node) {
        SqlType<?> type = node.left().sqlType() == null
                ? node.right().sqlType()
                : node.left().sqlType();
        return type == null ? null : type.unbounded();
    }

    @Override
    public ExpressionCompiler visit(Like node) {
        if (!node.ignoreCase()) {
            return super.visit(node);
        }
        text("lower(");
        operand(node.text(), OR, SqlType.TEXT);
        text(node.negated() ? ") not like lower(" : ") like lower(");
        return pattern(node.pattern()).text(") escape '!'");
    }

    /** A query with a LIMIT must not stand in IN, but one over it may. */
    @Override
    public ExpressionCompiler visit(InQuery node) {
        if (!isLimited(node.query())) {
            return super.visit(node);
        }
        beside(node.expression(), CONCATENATION, node.query().columnType().unbounded());
        return limited(node.negated() ? " not in (" : " in (", node.query());
    }

    @Override
    public ExpressionCompiler visit(RowInQuery node) {
        refuseQueries(node.columns());
        if (!isLimited(node.query())) {
            return super.visit(node);
        }
        row(node.columns(), node.columns());
        return limited(node.negated() ? " not in (" : " in (", node.query());
    }

    private void refuseQueries(List<Expression<?>> row) {
        if (QuerySearch.holdsQuery(row)) {
            require(
                    Capability.QUERIES_IN_ROWS,
                    "queries inside a row that stands left of IN",
                    "Select them in a derived table and compare its columns, or write the comparison as exists(…)");
        }
    }

    /** To the server a collated column that is selected is another one than the same in GROUP BY. */
    @Override
    protected boolean isNamedInGroupBy(Expression<?> key) {
        return key.unwrapped() instanceof Collated;
    }

    @Override
    public ExpressionCompiler visit(QuantifiedComparison node) {
        if (!isLimited(node.query())) {
            return super.visit(node);
        }
        beside(node.left(), CONCATENATION, node.query().columnType().unbounded());
        text(operator(node.operator()));
        return limited(node.all() ? "all (" : "any (", node.query());
    }

    private static boolean isLimited(QueryExpression<?> query) {
        Paging paging = query instanceof SetOperation<?> operation
                ? operation.paging()
                : ((Select<?>) query).parts().paging();
        return !paging.equals(Paging.NONE);
    }

    private ExpressionCompiler limited(String before, QueryExpression<?> query) {
        text(before).text("select * from (");
        subqueryApart(
                query,
                "MariaDB takes a query with a LIMIT in IN, ANY and ALL only where it refers to nothing around it. Number"
                        + " its rows by a window function in a derived table, or compare with scalar(…).");
        return text(") as limited)");
    }

    @Override
    protected int bindingOf(Expression<?> expression) {
        boolean concatenation = expression instanceof Call<?> call && call.function() == SqlFunction.CONCAT;
        return concatenation ? PRIMARY : super.bindingOf(expression);
    }

    /** What {@code ||} means is a setting; what this function means is not. */
    @Override
    protected ExpressionCompiler concatenation(Call<?> node) {
        text("concat(");
        for (int i = 0; i < node.arguments().size(); i++) {
            text(i == 0 ? "" : ", ");
            operand(node.arguments().get(i), OR, SqlType.TEXT);
        }
        return text(")");
    }

    /** A sum of whole numbers is a decimal here; one that takes more than 64 bits is refused when it is read. */
    @Override
    protected ExpressionCompiler sum(AggregateCall<?> node, SqlType<?> argument) {
        return call(node, argument.unbounded());
    }

    /** Booleans are the numbers 0 and 1. */
    @Override
    protected String name(AggregateFunction function) {
        return switch (function) {
            case BOOL_AND -> "min";
            case BOOL_OR -> "max";
            default -> super.name(function);
        };
    }

    /** A separator cannot be a parameter here, so that it stands in front of each text and is cut off from the first. */
    @Override
    protected ExpressionCompiler texts(AggregateCall<?> node) {
        Expression<?> separator = node.arguments().get(1);
        text(node.parts().distinct() ? "substr(group_concat(distinct concat(" : "substr(group_concat(concat(");
        beside(separator, OR, SqlType.TEXT).text(", ");
        operand(argument(node), OR, SqlType.TEXT).text(") order by ");
        sortKeys(orderOf(node));
        text(" separator ''), char_length(");
        return beside(separator, OR, SqlType.TEXT).text(") + 1)");
    }

    @Override
    protected void nullsBefore(SortKey key) {
        boolean last = key.nulls() == SortKey.Nulls.LAST;
        if (last != key.descending()) {
            operand(key.expression(), CONCATENATION, null);
            text(last ? " is null, " : " is null desc, ");
        }
    }

    /** A key is one only without a second one that says where NULL goes; it goes last in the other order of the other sign. */
    @Override
    protected void measured(SortKey key) {
        boolean last = key.nulls() == SortKey.Nulls.LAST;
        if (last == key.descending() || !isNullable(key.expression())) {
            super.measured(key);
            return;
        }
        text("-(");
        operand(key.expression(), OR, null).text(key.descending() ? ")" : ") desc");
    }

    /** NULL is the smallest value to MariaDB, which has no words for anything else. */
    @Override
    protected void nulls(SortKey key) {}

    /** MariaDB has no OFFSET without LIMIT. */
    @Override
    protected void limit(@Nullable Expression<?> limit, @Nullable Expression<?> offset) {
        checkLimit(limit);
        checkLimit(offset);
        if (limit == null && offset != null) {
            text(" limit ").text(ALL_ROWS);
        }
        super.limit(limit, offset);
    }

    private static void checkLimit(@Nullable Expression<?> rows) {
        if (rows != null && !(rows.unwrapped() instanceof Bind<?> || rows.unwrapped() instanceof Param<?>)) {
            throw new UnsupportedConstructException(
                    "MariaDB calculates no LIMIT and no OFFSET. Calculate the number in the program.");
        }
    }

    /** MariaDB has WITH TIES behind an OFFSET only. */
    @Override
    protected void withTies(Expression<?> limit, @Nullable Expression<?> offset) {
        checkLimit(limit);
        checkLimit(offset);
        text(offset == null ? " offset 0 rows" : "");
        super.withTies(limit, offset);
    }

    @Override
    protected boolean ordersSetOperationsFromOutside(List<SortKey> keys) {
        return true;
    }

    @Override
    protected int mostTables() {
        return 61;
    }

    @Override
    protected void lock(Lock lock, List<FromItem> of) {
        if (lock.strength() == Lock.Strength.UPDATE) {
            super.lock(lock, of);
            return;
        }
        text(" lock in share mode");
        text(
                switch (lock.waiting()) {
                    case FOREVER -> "";
                    case NOT -> " nowait";
                    case SKIP -> " skip locked";
                });
    }

    /** MariaDB would refuse texts that grow longer than the first, and round decimals to its digits. */
    @Override
    protected void anchor(Expression<?> value) {
        SqlType<?> type = ExpressionTypes.of(value);
        String name = switch (type.name()) {
            case VARCHAR, TEXT -> GROWING_TEXT;
            case DECIMAL -> GROWING_DECIMAL;
            default -> "";
        };
        if (name.isEmpty()) {
            super.anchor(value);
        } else {
            text("cast(");
            operand(value, OR, type.unbounded());
            text(" as ").text(name).text(")");
        }
    }

    /** MariaDB gives an alias no names for columns, but a common table expression has them. */
    @Override
    protected void values(ValuesTable values) {
        text("(with orm_values");
        columns(values.names());
        text(" as (");
        rows(values);
        text(") select * from orm_values");
        closed(values);
    }

    @Override
    protected void textTable(TextTable query) {
        textTableInWith(query);
    }

    @Override
    protected void unnest(TableFunction<?> function, BindList list) {
        SqlType<?> type = listSlot(list, function.value().sqlType());
        text("(select ").text(MariadbLists.value(type, "v"));
        text(" as ").text(dialect.quote(function.names().get(0)));
        text(" from json_table(?, '$[*]' columns (v ")
                .text(MariadbLists.column(type))
                .text(" path '$')) as listed");
        closed(function);
    }

    /** MariaDB makes something of every cast, with a warning that nobody sees; what would differ from elsewhere is refused. */
    @Override
    public ExpressionCompiler visit(Cast<?> node) {
        SqlType<?> from = ExpressionTypes.of(node.expression());
        SqlType<?> to = node.type();
        if (from.name() == to.name() && from.name() != SqlTypeName.DECIMAL
                || TEXT.contains(from.name()) && TEXT.contains(to.name())) {
            return operand(node.expression(), PRIMARY, from);
        }
        boolean fromNumber = isNumber(from);
        boolean exact = fromNumber && !FLOATING.contains(from.name());
        boolean allowed =
                TEXT.contains(to.name()) ? exact || from.name() == SqlTypeName.UUID : fromNumber && isNumber(to);
        if (!allowed) {
            throw new UnsupportedConstructException(
                    "MariaDB cannot cast " + from + " to " + to + " as the other databases do. Do it in the program.");
        }
        if (FLOATING.contains(from.name()) && WHOLE.contains(to.name())) {
            return super.visit(node);
        }
        text("cast(");
        operand(node.expression(), OR, from.unbounded());
        return text(" as ").text(castName(to)).text(")");
    }

    private static boolean isNumber(SqlType<?> type) {
        return WHOLE.contains(type.name()) || FLOATING.contains(type.name()) || type.name() == SqlTypeName.DECIMAL;
    }

    /** A cast knows fewer types than a column, and the other parts tell the type. */
    @Override
    protected ExpressionCompiler nullOf(SqlType<?> type) {
        return text("null");
    }

    /** A decimal gets all digits that there are: what does not fit would become the greatest number that does. */
    @Override
    protected String castName(SqlType<?> type) {
        return switch (type.name()) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT -> "signed";
            case REAL, DOUBLE -> "double";
            case DECIMAL -> "decimal(" + MariadbLists.DIGITS + ", " + type.scale() + ")";
            case VARCHAR, TEXT, JSON, ARRAY -> "char character set utf8mb4";
            case DATE -> "date";
            case TIME -> "time(6)";
            case TIMESTAMP, INSTANT -> "datetime(6)";
            case UUID -> MariadbDdl.UUID;
            case BINARY -> "binary";
        };
    }

    /** A list of rows travels as an array of arrays, one for each row. */
    @Override
    public ExpressionCompiler visit(RowInList node) {
        refuseQueries(node.columns());
        row(node.columns(), node.columns());
        List<SqlType<?>> types = new ArrayList<>();
        text(node.negated() ? " not in (select " : " in (select ");
        for (int i = 0; i < node.columns().size(); i++) {
            SqlType<?> type =
                    ExpressionTypes.of(node.columns().get(i)).on(dialect.name()).unbounded();
            types.add(type);
            text(i == 0 ? "" : ", ").text(MariadbLists.value(type, "v" + i));
        }
        rowsSlot(node, values -> JsonElements.row((List<?>) values, types));
        text(
                " from json_table(?, '$[*]' columns (row_text longtext path '$')) as listed, json_table(row_text, '$' columns (");
        for (int i = 0; i < types.size(); i++) {
            text(i == 0 ? "v" : ", v")
                    .text(i + " ")
                    .text(MariadbLists.column(types.get(i)))
                    .text(" path '$[" + i + "]'");
        }
        return text(")) as listed_row)");
    }

    @Override
    protected String collation(Collation collation) {
        return collation == Collation.UNICODE ? "utf8mb4_uca1400_ai_ci" : MariadbDdl.COLLATION;
    }

    @Override
    protected boolean knowsPrimaryKeysInGroups() {
        return false;
    }

    @Override
    protected boolean knowsCalculatedKeys() {
        return false;
    }

    @Override
    protected boolean countsDistinctRowsOfExists() {
        return false;
    }
}
