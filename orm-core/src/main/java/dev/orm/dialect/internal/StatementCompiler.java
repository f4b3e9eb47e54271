package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.schema.Column;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Change;
import dev.orm.sql.Condition;
import dev.orm.sql.Cte;
import dev.orm.sql.Delete;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.Insert;
import dev.orm.sql.Insert.Conflict;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Returning;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.SetOperation;
import dev.orm.sql.Statement;
import dev.orm.sql.Update;
import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Excluded;
import dev.orm.sql.node.TableRef;
import dev.orm.sql.node.Unlowered;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes statements over tables and columns. One instance serves one statement. */
public abstract class StatementCompiler extends EnumCompiler {

    /** The row that an INSERT would have added, where one is there already. */
    protected static final String EXCLUDED = "excluded";

    private boolean returning;
    private @Nullable String bare;
    private @Nullable Insert conflicting;
    private VisibleNames conflictNames = names;

    protected StatementCompiler(Dialect dialect, BindCollector binds, FunctionTable functions) {
        super(dialect, binds, functions);
    }

    /** Writes the statement. */
    public final CompiledStatement compile(Statement statement) {
        if (statement instanceof QueryExpression<?> query) {
            List<SqlType<?>> columns = query(query, Shape.ROWS);
            Operation changing = changing();
            return compiled(
                    changing == null ? Operation.SELECT : changing,
                    subject(query),
                    columns,
                    CompiledStatement.ANY_NUMBER);
        }
        if (takesCtesBeforeChanges()) {
            with(statement);
        }
        if (statement instanceof Returning<?> returning) {
            return compiled(
                    returning.change(),
                    returning(returning.change(), returning.projection().items()));
        }
        change((Change) statement);
        return compiled((Change) statement, List.of());
    }

    private CompiledStatement compiled(Change change, List<SqlType<?>> columns) {
        return compiled(operation(change), target(change).table().name().toString(), columns, mostRows(change));
    }

    private CompiledStatement compiled(Operation operation, String subject, List<SqlType<?>> columns, long mostRows) {
        if (sql.slotCount() > dialect.maxParameters()) {
            throw UnsupportedConstructException.tooManyParameters(sql.slotCount(), dialect);
        }
        return SchemaMarks.compiled(sql.text(), operation, subject, sql.slots(), columns, mostRows);
    }

    /** How many rows a change can match, for a database that counts some twice; for others, any number. */
    protected long mostRows(Change change) {
        return CompiledStatement.ANY_NUMBER;
    }

    /** The name of the table that a query is mainly about, for logs and metrics. */
    private static String subject(QueryExpression<?> query) {
        if (query instanceof SetOperation<?> operation) {
            return subject(operation.operands().get(0));
        }
        FromItem root = ((Select<?>) query).root();
        if (root instanceof TableRef table) {
            return table.table().name().toString();
        } else if (root instanceof DerivedTable derived) {
            return subject(derived.query());
        } else if (root instanceof Cte cte) {
            return cte.name();
        }
        return root == null ? "" : root.alias();
    }

    /** Whether {@code WITH} can stand before INSERT, UPDATE and DELETE; if not, it goes before the queries in them. */
    protected boolean takesCtesBeforeChanges() {
        return true;
    }

    @Override
    final void change(Returning<?> statement) {
        returning(statement.change(), statement.projection().items());
    }

    private void change(Change change) {
        VisibleNames enclosing = names;
        if (change instanceof Insert insert) {
            insert(insert);
        } else if (change instanceof Update update) {
            checkUpdate(update);
            checkCondition("UPDATE", "changes", update.target(), update.where(), update.unconditional());
            names = visible(update.target(), update.from());
            update(update);
        } else {
            Delete delete = (Delete) change;
            checkCondition("DELETE", "deletes", delete.target(), delete.where(), delete.unconditional());
            names = visible(delete.target(), delete.using());
            delete(delete);
        }
        names = enclosing;
    }

    private static void checkCondition(
            String statement, String what, FromItem target, @Nullable Condition where, boolean unconditional) {
        if (where == null && !unconditional) {
            throw new IllegalArgumentException(
                    "The " + statement + " of " + target(target).table()
                            + " has no condition. Add .where(…), or .everyRow() if it " + what + " every row.");
        }
    }

    private VisibleNames visible(FromItem target, List<FromItem> others) {
        VisibleNames all = new VisibleNames(names).add(target, false);
        others.forEach(item -> all.add(item, false));
        return all;
    }

    private List<SqlType<?>> returning(Change change, List<Selectable<?>> items) {
        Capability capability = change instanceof Insert
                ? Capability.INSERT_RETURNING
                : change instanceof Update ? Capability.UPDATE_RETURNING : Capability.DELETE_RETURNING;
        require(
                capability,
                capability.name().replace('_', ' '),
                "Run the change, and read what you need by a query before or after it");
        returning = true;
        List<SqlType<?>> types = returningRows(change, items);
        returning = false;
        return types;
    }

    /** Writes a change and what it returns of each row. */
    protected List<SqlType<?>> returningRows(Change change, List<Selectable<?>> items) {
        changeOnly(change);
        text(" returning ");
        return returnedItems(change, items);
    }

    /** Writes a change without what it returns. */
    protected final void changeOnly(Change change) {
        change(change);
    }

    /** Writes what a change returns of each row and returns the types. */
    protected final List<SqlType<?>> returnedItems(Change change, List<Selectable<?>> items) {
        VisibleNames enclosing = names;
        names = visible(change.target(), qualifiesReturning() ? others(change) : List.of());
        bare = qualifiesReturning() ? null : change.target().alias();
        List<SqlType<?>> types = returned(items);
        bare = null;
        names = enclosing;
        return types;
    }

    private static List<FromItem> others(Change change) {
        return change instanceof Update update
                ? update.from()
                : change instanceof Delete delete ? delete.using() : List.of();
    }

    /** Whether RETURNING knows the alias of the table; if not, its columns stand there by their names alone. */
    protected boolean qualifiesReturning() {
        return false;
    }

    @Override
    public final ExpressionCompiler visit(ColumnRef<?> node) {
        return enumText(node.column(), () -> name(node));
    }

    private ExpressionCompiler name(ColumnRef<?> node) {
        if (!node.alias().equals(bare)) {
            if (isOfRowThatIsThere(node)) {
                text(nameOf(target(conflicting))).text(".");
            }
            return super.visit(node);
        }
        if (!names.isOwn(node.alias())) {
            throw new UnsupportedConstructException(
                    conflicting == null
                            ? "RETURNING on " + dialect.name() + " has no query inside that refers to the row."
                                    + " Return the columns, and run the query after it."
                            : "onConflict(…) on " + dialect.name() + " has no query inside that refers to the row that"
                                    + " is there. Read what it gives by a query before it.");
        }
        return text(dialect.quote(node.column().name()));
    }

    /** Whether a column without alias stands beside the row that is not added, which has a column of the same name. */
    private boolean isOfRowThatIsThere(ColumnRef<?> column) {
        return conflicting != null && column.alias().isEmpty() && (names == conflictNames || !names.isOwn(""));
    }

    @Override
    public final ExpressionCompiler visit(Excluded<?> node) {
        Column<?> column = column(node.column()).column();
        String name = column.name();
        names.check(EXCLUDED, name);
        if (conflicting == null || !columnNames(conflicting).contains(name)) {
            throw new IllegalArgumentException(
                    "excluded(…) names \"" + name
                            + "\", to which the INSERT gives no value. Add the column to the INSERT, or set a value of its own.");
        }
        return enumText(column, () -> excluded(name));
    }

    /** Writes a column of the row that an INSERT would have added. */
    protected ExpressionCompiler excluded(String column) {
        return text(dialect.quote(EXCLUDED)).text(".").text(dialect.quote(column));
    }

    private void insert(Insert written) {
        TableRef target = target(written);
        Insert insert = KeySequences.completed(dialect, written, target);
        Set<String> named = new HashSet<>();
        for (Expression<?> column : insert.columns()) {
            checkColumn(target, column(column), "INSERT");
            checkOnce(column(column), named, "INSERT");
        }
        if (insert.rows().isEmpty()
                && insert.query() == null
                && !insert.columns().isEmpty()) {
            throw new IllegalArgumentException(
                    "The INSERT into " + target.table() + " names columns but no rows. Add .values(…) or .select(…).");
        }
        Conflict conflict = insert.conflict();
        if (conflict != null) {
            Conflicts.check(target, insert, conflict);
            insertOrUpdate(insert, conflict);
        } else {
            insertInto(insert, returning && qualifiesReturning());
        }
    }

    /** Writes an INSERT without what is done about rows that are there. */
    protected final void insertInto(Insert insert, boolean withAlias) {
        TableRef target = target(insert);
        text("insert into ");
        if (withAlias) {
            table(target);
        } else {
            text(tableName(target));
        }
        if (insert.columns().isEmpty()) {
            text(" ").text(defaultRow());
            return;
        }
        text(" ");
        columns(columnNames(insert));
        text(" ");
        source(insert);
    }

    /** What stands behind the table for a row of defaults. */
    protected String defaultRow() {
        return InsertCompiler.DEFAULT_VALUES;
    }

    protected static List<String> columnNames(Insert insert) {
        return insert.columns().stream()
                .map(column -> column(column).column().name())
                .toList();
    }

    /** Writes the rows of an INSERT. */
    protected void source(Insert insert) {
        List<Column<?>> columns = columns(insert);
        if (insert.query() != null && columns.stream().anyMatch(this::isOfEnumType)) {
            sourceUnderOtherNames(insert, insert.query());
            return;
        } else if (insert.query() != null) {
            query(insert.query(), Shape.into(types(columns)));
            return;
        }
        for (int row = 0; row < insert.rows().size(); row++) {
            text(row == 0 ? "values (" : ", (");
            for (int i = 0; i < columns.size(); i++) {
                text(i == 0 ? "" : ", ");
                assign(insert.rows().get(row).get(i), columns.get(i));
            }
            text(")");
        }
    }

    /** Writes the query of an INSERT under names that no column of the table has. */
    protected final void sourceUnderOtherNames(Insert insert, QueryExpression<?> query) {
        List<Column<?>> columns = columns(insert);
        List<String> labels = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            String label = "orm_" + (i + 1);
            labels.add(label);
            text(i == 0 ? "select " : ", ");
            enumValue(columns.get(i), () -> text(dialect.quote(label)));
        }
        text(" from (");
        query(query, new Shape(false, labels, types(columns), Set.of(), false));
        text(") as ").text(dialect.quote("orm_rows"));
    }

    private static List<Column<?>> columns(Insert insert) {
        List<Column<?>> columns = new ArrayList<>(insert.columns().size());
        insert.columns().forEach(column -> columns.add(column(column).column()));
        return columns;
    }

    private static List<SqlType<?>> types(List<Column<?>> columns) {
        List<SqlType<?>> types = new ArrayList<>(columns.size());
        columns.forEach(column -> types.add(column.type()));
        return types;
    }

    /** Writes an INSERT that does something about rows that are there already. */
    protected void insertOrUpdate(Insert insert, Conflict conflict) {
        insertInto(insert, !conflict.assignments().isEmpty() || returning && qualifiesReturning());
        text(" on conflict ");
        if (!conflict.target().isEmpty()) {
            columns(conflict.target().stream()
                    .map(column -> column(column).column().name())
                    .toList());
            text(" ");
        }
        if (conflict.assignments().isEmpty()) {
            text("do nothing");
            return;
        }
        text("do update");
        inConflict(insert, () -> {
            assignments(conflict.assignments());
            where(conflict.where());
        });
    }

    /** Writes what is done where a row is there: expressions over it and over the one that is not added. */
    protected final void inConflict(Insert insert, Runnable work) {
        TableRef target = target(insert);
        conflicting = insert;
        conflictNames = new VisibleNames().add(target, false).add(new TableRef(target.table(), EXCLUDED), false);
        seeing(conflictNames, work);
        conflicting = null;
    }

    /** Sees other names while something is written. */
    private void seeing(VisibleNames others, Runnable work) {
        VisibleNames enclosing = names;
        names = others;
        work.run();
        names = enclosing;
    }

    private static void checkUpdate(Update update) {
        if (update.assignments().isEmpty()) {
            throw new IllegalArgumentException(
                    "The UPDATE of " + target(update).table() + " sets nothing." + " Add .set(column, value).");
        }
        Set<String> named = new HashSet<>();
        for (Assignment assignment : update.assignments()) {
            checkColumn(target(update), column(assignment.target()), "UPDATE");
            checkOnce(column(assignment.target()), named, "UPDATE");
        }
    }

    private static void checkOnce(ColumnRef<?> column, Set<String> named, String statement) {
        if (!named.add(column.column().name())) {
            throw new IllegalArgumentException("The " + statement + " gives \""
                    + column.column().name() + "\" more than one value. Leave all but one of them out.");
        }
    }

    /** Writes an UPDATE. */
    protected void update(Update update) {
        text("update ");
        table(target(update));
        assignments(update.assignments());
        sources(" from ", update.from());
        where(update.where());
    }

    /** Writes SET. */
    protected final void assignments(List<Assignment> assignments) {
        for (int i = 0; i < assignments.size(); i++) {
            ColumnRef<?> column = column(assignments.get(i).target());
            text(i == 0 ? " set " : ", ")
                    .text(dialect.quote(column.column().name()))
                    .text(" = ");
            assign(assignments.get(i).value(), column.column());
        }
    }

    /** Writes what a change reads from besides its target. */
    protected final void sources(String clause, List<FromItem> items) {
        for (int i = 0; i < items.size(); i++) {
            text(i == 0 ? clause : ", ");
            from(items.get(i), false);
        }
    }

    /** Writes a DELETE; which rows belong to those of other tables is a matter of EXISTS. */
    protected void delete(Delete delete) {
        deleteFrom(target(delete));
        if (delete.using().isEmpty()) {
            where(delete.where());
            return;
        }
        text(" where exists (select 1");
        sources(" from ", delete.using());
        where(delete.where());
        text(")");
    }

    /** {@code DELETE FROM} with the table and its alias. */
    protected void deleteFrom(TableRef target) {
        text("delete from ");
        table(target);
    }

    /** Writes something in which the columns of a table stand by their names alone. */
    protected final void bare(TableRef table, Runnable work) {
        bare = table.alias();
        work.run();
        bare = null;
    }

    /** Writes the condition of a DELETE whose table has no alias. */
    protected final void conditionWithoutAlias(Delete delete) {
        checkCondition("DELETE", "deletes", delete.target(), delete.where(), delete.unconditional());
        seeing(visible(delete.target(), List.of()), () -> bare(target(delete), () -> where(delete.where())));
    }

    /** Whether the change being written returns rows. */
    protected final boolean returnsRows() {
        return returning;
    }

    /** The table that a statement changes. */
    protected static TableRef target(Change change) {
        return target(change.target());
    }

    private static TableRef target(FromItem item) {
        if (item instanceof TableRef table) {
            return table;
        } else if (item instanceof dev.orm.sql.EntityPath<?>) {
            return Unlowered.refuse(item);
        }
        throw new IllegalArgumentException(
                "INSERT, UPDATE and DELETE change the rows of a table or an entity, not of \"" + item.alias() + "\".");
    }

    /** The column that something is assigned to. */
    protected static ColumnRef<?> column(Expression<?> assigned) {
        if (assigned.unwrapped() instanceof ColumnRef<?> column) {
            return column;
        } else if (assigned.unwrapped() instanceof dev.orm.sql.node.AttributePath<?>) {
            return Unlowered.refuse(assigned);
        }
        throw new IllegalArgumentException(
                "INSERT and UPDATE set columns of their table, not " + assigned.unwrapped() + ".");
    }

    private static void checkColumn(TableRef target, ColumnRef<?> column, String statement) {
        if (!column.alias().equals(target.alias())) {
            throw new IllegalArgumentException("The " + statement + " of " + target.table() + " sets \""
                    + column.alias() + "." + column.column().name() + "\", which is no column of it.");
        }
    }
}
