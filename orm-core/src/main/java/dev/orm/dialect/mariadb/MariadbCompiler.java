package dev.orm.dialect.mariadb;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.ExpressionCompiler;
import dev.orm.dialect.internal.ExpressionTypes;
import dev.orm.dialect.internal.JsonElements;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Collation;
import dev.orm.sql.Expression;
import dev.orm.sql.Select;
import dev.orm.sql.SelectParts;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Cast;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.InQuery;
import dev.orm.sql.node.Like;
import dev.orm.sql.node.RowInList;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.SqlFunction;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements of MariaDB. */
final class MariadbCompiler extends StatementCompiler {

    static final String DEFAULT_ROW = "() values ()";

    private static final Set<SqlTypeName> WHOLE =
            EnumSet.of(SqlTypeName.SMALLINT, SqlTypeName.INTEGER, SqlTypeName.BIGINT);

    private static final Set<SqlTypeName> FLOATING = EnumSet.of(SqlTypeName.REAL, SqlTypeName.DOUBLE);

    private static final Set<SqlTypeName> TEXT = EnumSet.of(SqlTypeName.VARCHAR, SqlTypeName.TEXT);

    /** LIMIT for those who want none. */
    private static final String ALL_ROWS = "18446744073709551615";

    MariadbCompiler(Dialect dialect, BindCollector binds) {
        super(dialect, binds, MariadbSpellings.TABLE);
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
        return super.visit(node);
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
        SelectParts<?> parts = ((Select<?>) node.query()).parts();
        if (parts.limit() == null && parts.offset() == null) {
            return super.visit(node);
        }
        beside(node.expression(), CONCATENATION, node.query().columnType().unbounded());
        text(node.negated() ? " not in (select * from (" : " in (select * from (");
        subquery(node.query());
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
    protected ExpressionCompiler sum(Call<?> node, SqlType<?> argument) {
        return call(node, argument.unbounded());
    }

    @Override
    protected void nullsBefore(SortKey key) {
        boolean last = key.nulls() == SortKey.Nulls.LAST;
        if (last != key.descending()) {
            operand(key.expression(), CONCATENATION, null);
            text(last ? " is null, " : " is null desc, ");
        }
    }

    /** NULL is the smallest value to MariaDB, which has no words for anything else. */
    @Override
    protected void nulls(SortKey key) {}

    /** MariaDB has no OFFSET without LIMIT. */
    @Override
    protected void limit(@Nullable Bind<Long> limit, @Nullable Bind<Long> offset) {
        if (limit == null && offset != null) {
            text(" limit ").text(ALL_ROWS);
        }
        super.limit(limit, offset);
    }

    @Override
    protected String defaultRow() {
        return DEFAULT_ROW;
    }

    /** Only a DELETE that could be of several tables has aliases before version 11.6. */
    @Override
    protected void deleteFrom(TableRef target) {
        if (!target.alias().isEmpty()) {
            text("delete ").text(dialect.quote(target.alias())).text(" from ");
            target(target);
        } else {
            super.deleteFrom(target);
        }
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
        text("cast(");
        operand(node.expression(), OR, from.unbounded());
        return text(" as ").text(castName(to)).text(")");
    }

    private static boolean isNumber(SqlType<?> type) {
        return WHOLE.contains(type.name()) || FLOATING.contains(type.name()) || type.name() == SqlTypeName.DECIMAL;
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
        row(node.columns(), node.columns());
        List<SqlType<?>> types = new ArrayList<>();
        text(node.negated() ? " not in (select " : " in (select ");
        for (int i = 0; i < node.columns().size(); i++) {
            SqlType<?> type = ExpressionTypes.of(node.columns().get(i)).unbounded();
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
}
