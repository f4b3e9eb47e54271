package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.Dialect;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Change;
import dev.orm.sql.Cte;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.ElementTable;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.Insert;
import dev.orm.sql.Projection;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Returning;
import dev.orm.sql.RowSource;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Selectable;
import dev.orm.sql.SetOperation;
import dev.orm.sql.Sql;
import dev.orm.sql.Statement;
import dev.orm.sql.TableFunction;
import dev.orm.sql.TextTable;
import dev.orm.sql.Update;
import dev.orm.sql.ValuesTable;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.DerivedColumn;
import dev.orm.sql.node.FromItemVisitor;
import dev.orm.sql.node.Param;
import dev.orm.sql.node.TableRef;
import dev.orm.sql.node.Unlowered;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes what queries read from. One instance serves one statement. */
public abstract class SourceCompiler extends QueryCompiler {

    private boolean declared;
    private @Nullable Operation changing;

    /** What common table expressions are called where their own names are those of tables. */
    private Map<String, String> commonNames = Map.of();

    protected SourceCompiler(Dialect dialect, BindCollector binds, FunctionTable functions) {
        super(dialect, binds, functions);
    }

    /** Writes a change that returns rows, inside {@code WITH}. */
    abstract void change(Returning<?> statement);

    @Override
    final void from(FromItem item, boolean lateral) {
        item.accept(new FromItemVisitor<SourceCompiler>() {
            @Override
            public SourceCompiler visit(TableRef table) {
                checkRead(table);
                return table(table);
            }

            @Override
            public SourceCompiler visit(EntityPath<?> entity) {
                return Unlowered.refuse(entity);
            }

            @Override
            public SourceCompiler visit(DerivedTable query) {
                return derivedTable(query, lateral);
            }

            @Override
            public SourceCompiler visit(Cte expression) {
                return common(expression);
            }

            @Override
            public SourceCompiler visit(ValuesTable values) {
                values(values);
                return SourceCompiler.this;
            }

            @Override
            public SourceCompiler visit(TableFunction<?> function) {
                switch (function.kind()) {
                    case SERIES -> {
                        require(
                                Capability.GENERATE_SERIES,
                                "generate_series",
                                "Make the numbers in the program, and read them by unnest(SqlType.BIGINT, numbers)");
                        series(
                                function,
                                function.arguments().get(0),
                                function.arguments().get(1));
                    }
                    case UNNEST ->
                        unnest(function, (BindList) function.arguments().get(0));
                }
                return SourceCompiler.this;
            }

            @Override
            public SourceCompiler visit(TextTable query) {
                VisibleNames enclosing = names;
                names = new VisibleNames();
                textTable(query);
                names = enclosing;
                return SourceCompiler.this;
            }

            @Override
            public SourceCompiler visit(ElementTable<?> table) {
                if (ExpressionTypes.of(table.whole()).name() == SqlTypeName.JSON) {
                    require(
                            Capability.JSON_ELEMENTS,
                            "table of the elements of JSON",
                            "Read the JSON and walk it in the program");
                    jsonElements(table);
                    return SourceCompiler.this;
                }
                Expression<?> array = table.whole().unwrapped();
                if (!(array instanceof Bind || array instanceof Param)) {
                    require(
                            Capability.CORRELATED_UNNEST,
                            "unnest of an array that is no parameter",
                            "Ask by contains(…), overlaps(…) or get(…), or read the array and walk it in the program");
                }
                elements(table);
                return SourceCompiler.this;
            }
        });
    }

    /** Refuses to read from a table where the database would. */
    protected void checkRead(TableRef table) {}

    /** Writes the name of a table and its alias. */
    protected final SourceCompiler table(TableRef table) {
        text(tableName(table));
        return table.alias().isEmpty() ? this : alias(table);
    }

    /** The quoted name of a table. */
    protected final String tableName(TableRef table) {
        return SchemaMarks.marked(dialect, table.table().name());
    }

    /** Writes {@code AS} and an alias. */
    protected final SourceCompiler alias(FromItem item) {
        text(" as ").text(dialect.quote(item.alias()));
        return this;
    }

    private SourceCompiler derivedTable(DerivedTable table, boolean lateral) {
        return rowsOf(table.query(), table, lateral);
    }

    private SourceCompiler rowsOf(QueryExpression<?> query, RowSource source, boolean lateral) {
        VisibleNames enclosing = names;
        names = lateral ? new VisibleNames(enclosing) : enclosing.ofDerivedTable();
        text(lateral ? "lateral (" : "(");
        query(query, Shape.labelled(source.names()));
        names = enclosing;
        text(")");
        return alias(source);
    }

    /** Writes the name of a common table expression, or its rows where no {@code WITH} declares it. */
    private SourceCompiler common(Cte cte) {
        if (isWrittenInPlace(cte)) {
            return rowsOf((QueryExpression<?>) Objects.requireNonNull(cte.body()), cte, false);
        }
        if (!declared) {
            return rowsOf(everyRow(cte), cte, false);
        }
        String name = commonNames.getOrDefault(cte.name(), cte.name());
        text(dialect.quote(name));
        return cte.alias().equals(name) ? this : alias(cte);
    }

    private boolean isWrittenInPlace(Cte cte) {
        boolean plain = !cte.isRecursive() && cte.isMaterialized() == null && cte.body() instanceof QueryExpression<?>;
        return plain && !(declared && declaresPlainQueries());
    }

    /** Whether {@code WITH} declares what does not refer to itself; if not, its rows are made where they are read. */
    protected boolean declaresPlainQueries() {
        return true;
    }

    /** Reads all columns of a common table expression, so that it is declared where it is read. */
    private static QueryExpression<?> everyRow(Cte cte) {
        List<Selectable<?>> columns = new ArrayList<>();
        for (int i = 0; i < cte.items().size(); i++) {
            columns.add(column(cte, i));
        }
        return Sql.select(Projection.row(columns)).from(cte);
    }

    private static DerivedColumn<?> column(Cte cte, int place) {
        return new DerivedColumn<>(
                cte.alias(),
                cte.names().get(place),
                ExpressionTypes.expression(cte.items().get(place)));
    }

    /** Writes rows of values. */
    protected void values(ValuesTable values) {
        text("(");
        rows(values);
        text(")");
        alias(values);
        columns(values.names());
    }

    /** Writes {@code VALUES} and the rows. */
    protected final void rows(ValuesTable values) {
        checkRows(values);
        VisibleNames enclosing = names;
        names = new VisibleNames();
        for (int row = 0; row < values.rows().size(); row++) {
            text(row == 0 ? "values (" : ", (");
            for (int i = 0; i < values.columns().size(); i++) {
                text(i == 0 ? "" : ", ");
                cell(
                        values.rows().get(row).get(i),
                        values.columns().get(i).type().unbounded(),
                        row == 0);
            }
            text(")");
        }
        names = enclosing;
    }

    private static void checkRows(ValuesTable values) {
        if (values.rows().isEmpty()) {
            throw new IllegalArgumentException("The table of values \"" + values.alias()
                    + "\" has no rows. Add .row(…), or use unnest(…) for a list that may be empty.");
        }
    }

    /** Writes a value of a table of values; those of the first row tell the types of the columns. */
    protected void cell(Expression<?> value, SqlType<?> type, boolean first) {
        operand(value, OR, type);
    }

    /** Writes the names of columns in parentheses. */
    protected final void columns(List<String> columns) {
        for (int i = 0; i < columns.size(); i++) {
            text(i == 0 ? "(" : ", ").text(dialect.quote(columns.get(i)));
        }
        text(")");
    }

    /** Writes the whole numbers from one to another as a table. */
    protected void series(TableFunction<?> function, Expression<?> from, Expression<?> to) {
        text("generate_series(");
        operand(from, OR, SqlType.BIGINT);
        text(", ");
        operand(to, OR, SqlType.BIGINT);
        text(")");
        alias(function);
        columns(function.names());
    }

    /** A list in a text of a program's own is a query of its values, for which IN has parentheses. */
    @Override
    public final ExpressionCompiler visit(BindList node) {
        if (node.sqlType() == null) {
            return super.visit(node);
        }
        TableFunction<?> rows = TableFunction.unnest(node.sqlType(), node);
        text("select ").text(dialect.quote(rows.names().get(0))).text(" from ");
        unnest(rows, node);
        return this;
    }

    /** Writes the values of a list as a table. */
    protected void unnest(TableFunction<?> function, BindList list) {
        listSlot(list, function.value().sqlType());
        text("unnest(?)");
        alias(function);
        columns(function.names());
    }

    /** Writes a query of a program's own; its columns are named by their place. */
    protected void textTable(TextTable query) {
        OwnText.write(this, query.parts());
        alias(query);
        columns(query.names());
    }

    /** The same for databases where an alias gives columns no names, but a common table expression does. */
    protected final void textTableInWith(TextTable query) {
        text("(with orm_text");
        columns(query.names());
        text(" as ");
        OwnText.write(this, query.parts()).text(" select * from orm_text");
        closed(query);
    }

    /** Writes the elements of an array as a table. */
    protected void elements(ElementTable<?> table) {
        text("unnest(");
        operand(table.whole(), OR, null);
        text(") with ordinality");
        alias(table);
        columns(List.of(ElementTable.VALUE, ElementTable.ORDINALITY));
    }

    /** Writes the elements of a JSON array as a table; of other JSON there are none. */
    protected void jsonElements(ElementTable<?> table) {
        throw new IllegalStateException(dialect.name() + " makes no rows of JSON.");
    }

    /** Writes {@code AS} and the alias of what a query in parentheses gave. */
    protected final void closed(FromItem item) {
        text(")");
        alias(item);
    }

    @Override
    final <R> R withCtes(QueryExpression<?> query, Supplier<R> work) {
        if (declared) {
            return work.get();
        }
        with(query);
        R result = work.get();
        declared = false;
        return result;
    }

    /** Writes {@code WITH} and what the statement reads from; queries inside find it declared. */
    final void with(Statement statement) {
        declared = true;
        Ctes found = Ctes.of(statement);
        commonNames = found.names();
        List<Cte> ctes =
                found.all().stream().filter(cte -> !isWrittenInPlace(cte)).toList();
        if (ctes.isEmpty()) {
            return;
        }
        VisibleNames enclosing = names;
        text(ctes.stream().anyMatch(Cte::isRecursive) ? "with recursive " : "with ");
        for (int i = 0; i < ctes.size(); i++) {
            text(i == 0 ? "" : ", ");
            names = new VisibleNames();
            declaration(ctes.get(i));
        }
        names = enclosing;
        text(" ");
    }

    /** What a query does besides reading; null if it only reads. */
    final @Nullable Operation changing() {
        return changing;
    }

    static Operation operation(Change change) {
        return change instanceof Insert
                ? Operation.INSERT
                : change instanceof Update ? Operation.UPDATE : Operation.DELETE;
    }

    private void declaration(Cte cte) {
        text(dialect.quote(commonNames.getOrDefault(cte.name(), cte.name())));
        columns(cte.names());
        text(" as ");
        if (cte.isMaterialized() != null) {
            require(
                    Capability.MATERIALIZED_HINT,
                    "AS MATERIALIZED for common table expressions",
                    "Leave the hint out; it changes no result");
            text(cte.isMaterialized() ? "materialized " : "not materialized ");
        }
        text("(");
        RowStatement<?> body = Objects.requireNonNull(cte.body());
        if (body instanceof QueryExpression<?> query) {
            if (cte.isRecursive() && ((SetOperation<?>) query).operator() == SetOperation.Operator.UNION) {
                require(
                        Capability.RECURSIVE_UNION,
                        "recursion that leaves out rows found before, and would not end where the data go in a circle",
                        "Use recursive(…) and count the steps in a column, up to a limit");
            }
            recursion = cte.isRecursive() ? query : null;
            query(query, Shape.ROWS);
        } else {
            require(
                    Capability.CHANGES_IN_CTE,
                    "INSERT, UPDATE or DELETE inside WITH",
                    "Run the change by itself, with RETURNING, and the query after it");
            Change change = ((Returning<?>) body).change();
            changing = changing == null ? operation(change) : changing;
            change((Returning<?>) body);
        }
        text(")");
    }
}
