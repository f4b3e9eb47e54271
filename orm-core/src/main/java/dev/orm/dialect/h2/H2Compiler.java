package dev.orm.dialect.h2;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.ExpressionCompiler;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.schema.Column;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Change;
import dev.orm.sql.Collation;
import dev.orm.sql.Delete;
import dev.orm.sql.Expression;
import dev.orm.sql.Insert;
import dev.orm.sql.Insert.Conflict;
import dev.orm.sql.Selectable;
import dev.orm.sql.TableFunction;
import dev.orm.sql.Update;
import dev.orm.sql.node.AggregateCall;
import dev.orm.sql.node.AggregateFunction;
import dev.orm.sql.node.ArrayComparison;
import dev.orm.sql.node.ArrayCondition;
import dev.orm.sql.node.ArrayElement;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Constant;
import dev.orm.sql.node.Exists;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.JsonStep;
import dev.orm.sql.node.Like;
import dev.orm.sql.node.NullCheck;
import dev.orm.sql.node.Replacement;
import dev.orm.sql.node.RowInList;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import dev.orm.sql.node.TruthCheck;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.ArrayList;
import java.util.List;

/** The statements of H2. */
final class H2Compiler extends StatementCompiler {

    /** Digits after the point that a value keeps in a calculation. */
    private static final int VALUE_DIGITS = 100;

    private final boolean listsInParts;
    private boolean merging;

    /** Makes a compiler; its lists are arrays, or arrays of arrays if they may be longer than one. */
    H2Compiler(Dialect dialect, BindCollector binds, boolean listsInParts) {
        super(dialect, binds, H2Spellings.TABLE);
        this.listsInParts = listsInParts;
    }

    @Override
    protected String name(AggregateFunction function) {
        return switch (function) {
            case JSON_ARRAY_AGG -> "json_arrayagg";
            case JSON_OBJECT_AGG -> "json_objectagg";
            default -> super.name(function);
        };
    }

    @Override
    protected ExpressionCompiler jsonObject(AggregateCall<?> node) {
        open(node);
        text("key ");
        operand(node.arguments().get(0), OR, SqlType.TEXT).text(" value ");
        element(node.arguments().get(1));
        text(" null on null with unique keys");
        return close(node.parts());
    }

    @Override
    protected void memberName(String name) {
        text("key ");
        constant(name).text(" value ");
    }

    @Override
    protected String onNull() {
        return " null on null";
    }

    /** To H2 a row with a NULL in it may be any row, even one that differs in another value. */
    @Override
    public ExpressionCompiler visit(RowInList node) {
        if (!node.negated() || node.columns().size() == 1) {
            return super.visit(node);
        }
        text("(select case when bool_or(");
        sameRow(node);
        text(") then false when bool_or(");
        sameRow(node);
        text(" is null) then null else true end from ");
        unnested(node);
        text(" as orm_rows (");
        for (int i = 1; i <= node.columns().size(); i++) {
            text(i == 1 ? "c" : ", c").text(Integer.toString(i));
        }
        return text("))");
    }

    private void sameRow(RowInList node) {
        row(node.columns(), node.columns());
        for (int i = 1; i <= node.columns().size(); i++) {
            text(i == 1 ? " = (orm_rows.c" : ", orm_rows.c").text(Integer.toString(i));
        }
        text(")");
    }

    /** The digits of a REAL are those of the DOUBLE that it is. */
    @Override
    protected void jsonDouble(Expression<?> value, SqlType<?> type) {
        text("cast(");
        operand(value, OR, type).text(" as double precision)");
    }

    /** H2 finds no type for a parameter that stands beside others only. A rate has more digits than the price beside it. */
    @Override
    protected String parameter(SqlType<?> type) {
        return "cast(? as " + valueName(type) + ")";
    }

    private static String valueName(SqlType<?> type) {
        return type.name() == SqlTypeName.DECIMAL && !type.isBounded()
                ? "numeric(1000, " + Math.max(type.scale(), VALUE_DIGITS) + ")"
                : H2Ddl.valueName(type);
    }

    @Override
    public ExpressionCompiler visit(InList node) {
        beside(node.expression(), CONCATENATION, null);
        SqlType<?> type = listSlot(node);
        if (!listsInParts) {
            return text(node.negated() ? " <> all(?)" : " = any(?)");
        }
        text(node.negated() ? " not in " : " in ");
        valuesOf(List.of(type));
        return this;
    }

    /**
     * Each place of each part is a row. The outer joins go through the parts in this order, and a query without {@code unnest} runs
     * once for all rows that are looked at.
     */
    @Override
    protected void valuesOf(List<SqlType<?>> types) {
        if (!listsInParts) {
            super.valuesOf(types);
            return;
        }
        String separator = "(select ";
        for (int i = 0; i < types.size(); i++) {
            text(separator).text("list" + i + "[part][place] as c" + i);
            separator = ", ";
        }
        separator = " from (select ";
        for (int i = 0; i < types.size(); i++) {
            text(separator).text("cast(? as " + valueName(types.get(i)) + " array array) as list" + i);
            separator = ", ";
        }
        text(") as orm_lists");
        text(" left join system_range(1, " + H2Binder.MAX_ELEMENTS + ") as orm_parts (part)");
        text(" on part <= cardinality(list0)");
        text(" left join system_range(1, " + H2Binder.MAX_ELEMENTS + ") as orm_places (place)");
        text(" on place <= cardinality(list0[part]) where place is not null)");
    }

    /** H2 takes the name of a member as an identifier in quotes only, and places counted from 1. */
    @Override
    public ExpressionCompiler visit(JsonStep node) {
        text("(");
        operand(node.json(), OR, SqlType.JSON);
        String name = node.name();
        return name == null
                ? text(")[" + (Math.min(node.index(), Integer.MAX_VALUE - 1) + 1) + "]")
                : text(").").text(H2Names.member(name));
    }

    /** H2 takes an EXISTS that stands beside an operator in parentheses only. */
    @Override
    protected int bindingOf(Expression<?> expression) {
        return expression instanceof Exists ? NOT : super.bindingOf(expression);
    }

    /** H2 cannot read what it makes of a check of an EXISTS, as it does in derived tables and views. EXISTS is never unknown. */
    @Override
    public ExpressionCompiler visit(TruthCheck node) {
        if (!(node.expression().unwrapped() instanceof Exists exists)) {
            return super.visit(node);
        } else if (node.truth() == null) {
            return visit(node.negated() ? Constant.TRUE : Constant.FALSE);
        }
        text(node.truth() == node.negated() ? "(not " : "(");
        return visit(exists).text(")");
    }

    @Override
    public ExpressionCompiler visit(NullCheck node) {
        boolean known = node.expression().unwrapped() instanceof Exists;
        return known ? visit(node.negated() ? Constant.TRUE : Constant.FALSE) : super.visit(node);
    }

    @Override
    protected ExpressionCompiler replacement(Call<?> node) {
        return replacement(node, "regexp_replace(", Replacement::withDollars, ")");
    }

    /** H2 refuses places that are not there. */
    @Override
    public ExpressionCompiler visit(ArrayElement<?> node) {
        text("case when cardinality(");
        operand(node.array(), OR, null).text(") > " + node.index() + " then (");
        return operand(node.array(), OR, null).text(")[" + (node.index() + 1) + "] end");
    }

    @Override
    public ExpressionCompiler visit(ArrayComparison node) {
        return compared(node);
    }

    /** H2 makes rows of parameters only; the elements of another array are counted out. */
    @Override
    public ExpressionCompiler visit(ArrayCondition node) {
        SqlType<?> type = elementType(node.array());
        guard(node);
        if (node.kind() == ArrayCondition.Kind.CONTAINS) {
            text("coalesce(");
            operand(node.other(), CONCATENATION, type);
            in(node.array());
            return text(", false) end");
        }
        boolean all = node.kind() == ArrayCondition.Kind.CONTAINS_ALL;
        text(all ? "not exists (select 1 from " : "exists (select 1 from ");
        if (node.other() instanceof BindList list) {
            valuesOf(List.of(listSlot(list, type)));
            text(" as orm_elements(" + ELEMENT + ") where ");
            text(all ? "not coalesce(" : "coalesce(").text(ELEMENT);
        } else {
            text("system_range(1, " + H2Binder.MAX_ELEMENTS + ") as orm_elements(" + ELEMENT + ") where " + ELEMENT);
            text(" <= cardinality(");
            operand(node.other(), OR, null).text(all ? ") and not coalesce(case when " : ") and coalesce(case when ");
            text(ELEMENT + " <= cardinality(");
            operand(node.other(), OR, null).text(") then (");
            operand(node.other(), OR, null).text(")[" + ELEMENT + "] end");
        }
        in(node.array());
        return text(", false)) end");
    }

    private void in(Expression<?> array) {
        text(" = any(");
        operand(array, OR, null).text(")");
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

    @Override
    protected ExpressionCompiler texts(AggregateCall<?> node) {
        text(node.parts().distinct() ? "listagg(distinct " : "listagg(");
        operand(argument(node), OR, SqlType.TEXT);
        text(", ");
        beside(node.arguments().get(1), OR, SqlType.TEXT);
        text(") within group (order by ");
        sortKeys(orderOf(node));
        return close(node.parts());
    }

    /** NULL is the smallest value to H2. */
    @Override
    protected void nulls(SortKey key) {
        boolean last = key.nulls() == SortKey.Nulls.LAST;
        if (last != key.descending()) {
            text(last ? " nulls last" : " nulls first");
        }
    }

    /** H2 takes a number in GROUP BY for a value. */
    @Override
    protected boolean takesPlacesInGroupBy() {
        return false;
    }

    @Override
    protected String castName(SqlType<?> type) {
        return H2Ddl.valueName(type);
    }

    /** H2 compares by code point unless the whole database is told otherwise. */
    @Override
    protected String collation(Collation collation) {
        return "";
    }

    @Override
    protected String arrayParameter(SqlType<?> element) {
        return "cast(? as " + valueName(element) + " array)";
    }

    @Override
    protected void series(TableFunction<?> function, Expression<?> from, Expression<?> to) {
        text("system_range(");
        operand(from, OR, SqlType.BIGINT);
        text(", ");
        operand(to, OR, SqlType.BIGINT);
        text(") as ").text(dialect.quote(function.alias()));
        columns(function.names());
    }

    @Override
    protected void unnest(TableFunction<?> function, BindList list) {
        valuesOf(List.of(listSlot(list, function.value().sqlType())));
        text(" as ").text(dialect.quote(function.alias()));
        columns(function.names());
    }

    /** H2 would give the rows of the execution before where only a parameter of WITH is another. */
    @Override
    protected boolean declaresPlainQueries() {
        return false;
    }

    /** H2 knows WITH in front of queries only. */
    @Override
    protected boolean takesCtesBeforeChanges() {
        return false;
    }

    /** The rows after an insert or update, and before a delete. */
    @Override
    protected List<SqlType<?>> returningRows(Change change, List<Selectable<?>> items) {
        text("select ");
        List<SqlType<?>> types = returnedItems(change, items);
        text(change instanceof Delete ? " from old table (" : " from final table (");
        changeOnly(change);
        text(")");
        return types;
    }

    /** MERGE adds what matches nothing and changes what matches. */
    @Override
    protected void insertOrUpdate(Insert insert, Conflict conflict) {
        if (conflict.target().isEmpty()) {
            throw new UnsupportedConstructException(
                    "H2 has no ON CONFLICT DO NOTHING for whatever key is there already."
                            + " Name the columns of the key: onConflict(…).doNothing().");
        }
        TableRef target = target(insert);
        List<String> columns = columnNames(insert);
        text("merge into ");
        table(target);
        text(" using (");
        if (conflict.assignments().isEmpty()
                && (insert.query() != null || insert.rows().size() > 1)) {
            firstOfEachKey(insert, conflict);
        } else {
            mergedRows(insert);
        }
        text(") as ").text(dialect.quote(EXCLUDED));
        columns(columns);
        text(" on ");
        for (int i = 0; i < conflict.target().size(); i++) {
            String column =
                    dialect.quote(column(conflict.target().get(i)).column().name());
            text(i == 0 ? "" : " and ").text(nameOf(target)).text(".").text(column);
            text(" = ").text(dialect.quote(EXCLUDED)).text(".").text(column);
        }
        if (!conflict.assignments().isEmpty()) {
            inConflict(insert, () -> {
                text(" when matched");
                if (conflict.where() != null) {
                    text(" and ");
                    operand(conflict.where(), AND, SqlType.BOOLEAN);
                }
                text(" then update");
                assignments(conflict.assignments());
            });
        }
        text(" when not matched then insert ");
        columns(columns);
        for (int i = 0; i < columns.size(); i++) {
            text(i == 0 ? " values (" : ", ").text(dialect.quote(EXCLUDED)).text(".");
            text(dialect.quote(columns.get(i)));
        }
        text(")");
    }

    private void mergedRows(Insert insert) {
        merging = true;
        source(insert);
        merging = false;
    }

    /** MERGE would add all rows of a key that is not there yet, and fail. Rows without a whole key equal no others. */
    private void firstOfEachKey(Insert insert, Conflict conflict) {
        String columns = String.join(
                ", ", columnNames(insert).stream().map(dialect::quote).toList());
        List<Column<?>> key = new ArrayList<>();
        conflict.target().forEach(column -> key.add(column(column).column()));
        text("select ").text(columns).text(" from (select ").text(columns).text(", row_number() over (");
        for (int i = 0; i < key.size(); i++) {
            text(i == 0 ? "partition by " : ", ").text(dialect.quote(key.get(i).name()));
        }
        text(" order by orm_place) as orm_turn from (select ").text(columns).text(", rownum() as orm_place from (");
        mergedRows(insert);
        text(") as orm_rows");
        columns(columnNames(insert));
        text(")) where orm_turn = 1");
        key.stream()
                .filter(Column::nullable)
                .forEach(column ->
                        text(" or ").text(dialect.quote(column.name())).text(" is null"));
    }

    /** H2 finds no type for a parameter in a table of values. */
    @Override
    protected void assigned(Expression<?> value, int binding, SqlType<?> type) {
        if (merging) {
            operand(value, binding, type);
        } else {
            super.assigned(value, binding, type);
        }
    }

    /** An update from other rows is a MERGE whose rows match by the condition. */
    @Override
    protected void update(Update update) {
        if (update.from().isEmpty()) {
            super.update(update);
            return;
        }
        if (update.from().size() > 1 || update.where() == null) {
            throw new UnsupportedConstructException(
                    "H2 updates rows from one table, by a condition. Join the others in a"
                            + " derived table: .from(select(…).as(…)).where(…).");
        }
        text("merge into ");
        table(target(update));
        sources(" using ", update.from());
        text(" on ");
        operand(update.where(), OR, SqlType.BOOLEAN);
        text(" when matched then update");
        assignments(update.assignments());
    }

    @Override
    protected boolean knowsPrimaryKeysInGroups() {
        return false;
    }
}
