package dev.orm.dialect.postgresql;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.internal.ExpressionCompiler;
import dev.orm.dialect.internal.ExpressionTypes;
import dev.orm.dialect.internal.JsonPaths;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Collation;
import dev.orm.sql.Delete;
import dev.orm.sql.ElementTable;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.node.AggregateCall;
import dev.orm.sql.node.AggregateFunction;
import dev.orm.sql.node.ArrayComparison;
import dev.orm.sql.node.ArrayCondition;
import dev.orm.sql.node.ArrayElement;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.JsonChange;
import dev.orm.sql.node.JsonStep;
import dev.orm.sql.node.Lock;
import dev.orm.sql.node.Replacement;
import dev.orm.sql.node.SortKey;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of PostgreSQL. */
final class PostgresqlCompiler extends StatementCompiler {

    PostgresqlCompiler(Dialect dialect, BindCollector binds) {
        super(dialect, binds, PostgresqlSpellings.TABLE);
    }

    /** Functions and operators of JSON have forms for texts too, which a parameter would be taken for. */
    @Override
    protected String parameter(SqlType<?> type) {
        return type.name() == SqlTypeName.JSON ? "cast(? as jsonb)" : "?";
    }

    @Override
    public ExpressionCompiler visit(InList node) {
        beside(node.expression(), CONCATENATION, null);
        listSlot(node);
        return text(node.negated() ? " <> all(?)" : " = any(?)");
    }

    /** The name is a parameter, in which nobody reads a path. To {@code -> 0} a value that is no array is one of one element. */
    @Override
    public ExpressionCompiler visit(JsonStep node) {
        return step(node, () -> operand(node.json(), PRIMARY, SqlType.JSON));
    }

    private ExpressionCompiler step(JsonStep node, Runnable json) {
        String name = node.name();
        text(name == null ? "jsonb_path_query_first(" : "(");
        json.run();
        if (name == null) {
            return text(", 'strict $[").text(Integer.toString(node.index())).text("]', '{}', true)");
        }
        text(" -> cast(");
        return constant(name).text(" as text))");
    }

    /** Its functions take a text for the place of an element and the name of a member, so that only the kind of what is there tells. */
    @Override
    protected ExpressionCompiler changed(JsonChange node) {
        JsonStep place = node.place();
        text("(select case when jsonb_typeof(");
        inDocument(JsonPaths.before(place));
        text(place.name() == null ? ") = 'array' then " : ") = 'object' then ");
        if (node.value() == null) {
            text(JsonPaths.DOCUMENT + " #- array[");
            path(place);
            text("]");
        } else {
            text("jsonb_set(" + JsonPaths.DOCUMENT + ", array[");
            path(place);
            text("], coalesce(to_jsonb(");
            element(node.value());
            text(place.name() == null ? "), 'null'), false)" : "), 'null'), true)");
        }
        text(" else " + JsonPaths.DOCUMENT + " end from (select ");
        operand(JsonPaths.root(place), OR, SqlType.JSON);
        return text(" as " + JsonPaths.DOCUMENT + " offset 0) as orm_json)");
    }

    private void inDocument(@Nullable JsonStep step) {
        if (step == null) {
            text(JsonPaths.DOCUMENT);
        } else {
            step(step, () -> inDocument(JsonPaths.before(step)));
        }
    }

    private void path(JsonStep step) {
        JsonStep before = JsonPaths.before(step);
        if (before != null) {
            path(before);
            text(", ");
        }
        text("cast(");
        String name = step.name();
        constant(name == null ? Integer.toString(step.index()) : name).text(" as text)");
    }

    /** PostgreSQL finds no least and no greatest boolean, UUID and bytes. Their texts stand in the same order as they do. */
    @Override
    protected ExpressionCompiler extreme(AggregateCall<?> node, @Nullable SqlType<?> type) {
        SqlTypeName name = ExpressionTypes.of(node.arguments().get(0)).name();
        if (name == SqlTypeName.BOOLEAN) {
            text(node.function() == AggregateFunction.MIN ? "bool_and(" : "bool_or(");
            operand(argument(node), OR, type);
            return close(node.parts());
        } else if (name != SqlTypeName.UUID && name != SqlTypeName.BINARY) {
            return call(node, type);
        }
        boolean uuid = name == SqlTypeName.UUID;
        text(uuid ? "cast(" : "decode(");
        open(node);
        text(uuid ? "cast(" : "encode(");
        operand(argument(node), OR, type);
        text(uuid ? " as text) collate \"C\"" : ", 'hex') collate \"C\"");
        close(node.parts());
        return text(uuid ? " as uuid)" : ", 'hex')");
    }

    /** The name is a text, which reads as a name. */
    @Override
    protected String nextValue(String sequence) {
        return "nextval(" + dialect.ddl().literal(SqlType.TEXT, sequence) + ")";
    }

    @Override
    protected ExpressionCompiler replacement(Call<?> node) {
        return replacement(node, "regexp_replace(", text -> Replacement.withBackslashes(text, "\\&"), ", 'g')");
    }

    @Override
    public ExpressionCompiler visit(ArrayElement<?> node) {
        text("(");
        return operand(node.array(), OR, null).text(")[" + (node.index() + 1) + "]");
    }

    @Override
    public ExpressionCompiler visit(ArrayComparison node) {
        return compared(node);
    }

    /** By the operators that an index of the array knows; both sides have to be arrays of one type. */
    @Override
    public ExpressionCompiler visit(ArrayCondition node) {
        SqlType<?> type = elementType(node.array());
        String array = " as " + PostgresqlDdl.valueName(type) + "[])";
        text("(");
        operand(node.array(), PRIMARY, null);
        text(node.kind() == ArrayCondition.Kind.OVERLAPS ? " && cast(" : " @> cast(");
        if (node.kind() == ArrayCondition.Kind.CONTAINS) {
            text("array[");
            operand(node.other(), OR, type).text("]");
        } else if (node.other() instanceof BindList list) {
            listSlot(list, type);
            text("?");
        } else {
            operand(node.other(), OR, null);
        }
        return text(array).text(")");
    }

    @Override
    protected void jsonElements(ElementTable<?> table) {
        text("jsonb_array_elements(case when jsonb_typeof(");
        operand(table.whole(), OR, SqlType.JSON).text(") = 'array' then ");
        operand(table.whole(), OR, SqlType.JSON).text(" end) with ordinality as ");
        text(dialect.quote(table.alias()));
        columns(List.of(ElementTable.VALUE, ElementTable.ORDINALITY));
    }

    @Override
    protected String name(AggregateFunction function) {
        return switch (function) {
            case JSON_ARRAY_AGG -> "jsonb_agg";
            case JSON_OBJECT_AGG -> "jsonb_object_agg_unique";
            default -> super.name(function);
        };
    }

    @Override
    protected String jsonObject() {
        return "jsonb_build_object";
    }

    @Override
    protected String jsonArray() {
        return "jsonb_build_array";
    }

    @Override
    protected void memberName(String name) {
        text("cast(");
        constant(name).text(" as text), ");
    }

    @Override
    protected void nested(Expression<?> value) {
        operand(value, OR, SqlType.JSON);
    }

    /** A function of any values tells no parameter its type. */
    @Override
    protected void plain(Expression<?> value, SqlType<?> type) {
        text("cast(");
        operand(value, OR, type)
                .text(" as ")
                .text(PostgresqlDdl.valueName(type))
                .text(")");
    }

    /** The digits of a REAL are those of the DOUBLE that it is. */
    @Override
    protected void jsonDouble(Expression<?> value, SqlType<?> type) {
        text("cast(");
        operand(value, OR, type).text(" as double precision)");
    }

    @Override
    protected ExpressionCompiler sum(AggregateCall<?> node, SqlType<?> argument) {
        if (argument.name() != SqlTypeName.REAL) {
            return super.sum(node, argument);
        }
        open(node);
        text("cast(");
        operand(node.arguments().get(0), OR, argument);
        text(" as double precision)");
        return close(node.parts());
    }

    /** A whole number is no distance of decimals to PostgreSQL. */
    @Override
    protected void distance(Bind<?> distance, SqlType<?> type) {
        boolean decimal = type.name() == SqlTypeName.DECIMAL;
        text(decimal ? "cast(" : "");
        super.distance(distance, type);
        text(decimal ? " as numeric)" : "");
    }

    /** NULL is the greatest value to PostgreSQL, as it is by default to us. */
    @Override
    protected void nulls(SortKey key) {
        boolean last = key.nulls() == SortKey.Nulls.LAST;
        if (last == key.descending()) {
            text(last ? " nulls last" : " nulls first");
        }
    }

    /** PostgreSQL cannot lock what an outer join may not find. */
    @Override
    protected List<FromItem> lockedTables(Lock lock, List<Join> joins, FromItem root) {
        boolean outer = joins.stream().anyMatch(join -> join.kind() == Join.Kind.LEFT || join.kind() == Join.Kind.FULL);
        return outer && lock.of().isEmpty() ? List.of(root) : super.lockedTables(lock, joins, root);
    }

    /** The values that come after the first ones have neither their length nor their digits. */
    @Override
    protected void anchor(Expression<?> value) {
        SqlType<?> type = ExpressionTypes.of(value);
        switch (type.name()) {
            case VARCHAR, TEXT, DECIMAL -> {
                text("cast(");
                operand(value, OR, type.unbounded());
                text(type.name() == SqlTypeName.DECIMAL ? " as numeric)" : " as text)");
            }
            default -> super.anchor(value);
        }
    }

    /** Otherwise PostgreSQL would take a parameter for text where it finds no type beside it. */
    @Override
    protected void cell(Expression<?> value, SqlType<?> type, boolean first) {
        text(first ? "cast(" : "");
        super.cell(value, type, first);
        if (first) {
            text(" as ").text(castName(type)).text(")");
        }
    }

    @Override
    protected boolean qualifiesReturning() {
        return true;
    }

    @Override
    protected void delete(Delete delete) {
        text("delete from ");
        table(target(delete));
        sources(" using ", delete.using());
        where(delete.where());
    }

    /** A cast to a text of a length would cut it. */
    @Override
    protected String castName(SqlType<?> type) {
        return PostgresqlDdl.name(type.name() == SqlTypeName.VARCHAR ? SqlType.TEXT : type);
    }

    @Override
    protected String collation(Collation collation) {
        return collation == Collation.UNICODE ? "\"und-x-icu\"" : "\"C\"";
    }

    @Override
    protected String arrayParameter(SqlType<?> element) {
        return "cast(? as " + PostgresqlDdl.name(element) + "[])";
    }
}
