package dev.orm.sql;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.ValueSource;
import dev.orm.sql.Insert.Conflict;
import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Distinct;
import dev.orm.sql.node.Excluded;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives columns that a change does not name what their {@link ValueSource}s say. The values become binds like those that the user
 * gave, before the statement is looked up in the cache: a statement with a default is the same as one that names the value.
 */
final class MissingValues extends Rewriter {

    private MissingValues() {}

    /** Completes a statement and the changes in its common table expressions. */
    static Statement given(Statement statement) {
        MissingValues values = new MissingValues();
        return statement instanceof Change change ? values.replace(change) : statement.rewritten(values);
    }

    static boolean isMissing(Insert insert) {
        Table table = table(insert);
        return table != null
                && (!missing(table.givenOnInsert(), insert.columns()).isEmpty()
                        || insert.conflict() != null
                                && !missingAssignments(table, insert.conflict().assignments())
                                        .isEmpty());
    }

    static boolean isMissing(Update update) {
        Table table = table(update);
        return table != null && !missingAssignments(table, update.assignments()).isEmpty();
    }

    private static @Nullable Table table(Change change) {
        return change.target() instanceof TableRef target ? target.table() : null;
    }

    private static List<Column<?>> missingAssignments(Table table, List<Assignment> assignments) {
        return assignments.isEmpty() || table.givenOnUpdate().isEmpty()
                ? List.of()
                : missing(
                        table.givenOnUpdate(),
                        assignments.stream().map(Assignment::target).toList());
    }

    private static List<Column<?>> missing(List<Column<?>> given, List<? extends Expression<?>> named) {
        if (given.isEmpty()) {
            return given;
        }
        List<Column<?>> missing = new ArrayList<>(given);
        Set<String> names = new HashSet<>();
        named.forEach(expression -> names.add(name(expression)));
        missing.removeIf(column -> names.contains(column.name()));
        return missing;
    }

    /** The name of a column; what is no column is refused later. */
    private static String name(Expression<?> expression) {
        return expression.unwrapped() instanceof ColumnRef<?> ref ? ref.column().name() : "";
    }

    @Override
    protected Change replace(Change change) {
        Change rewritten = super.replace(change);
        if (rewritten instanceof Insert insert && isMissing(insert)) {
            return complete(insert, (TableRef) insert.target());
        } else if (rewritten instanceof Update update && isMissing(update)) {
            TableRef target = (TableRef) update.target();
            return new Update(
                    target,
                    complete(target, update.assignments(), new Given()),
                    update.from(),
                    update.where(),
                    update.unconditional());
        }
        return rewritten;
    }

    private static Insert complete(Insert insert, TableRef target) {
        List<Column<?>> missing = missing(target.table().givenOnInsert(), insert.columns());
        List<Expression<?>> columns = new ArrayList<>(insert.columns());
        missing.forEach(column -> columns.add(target.column(column)));
        QueryExpression<?> query = insert.query();
        List<List<Expression<?>>> rows = new ArrayList<>();
        if (query == null) {
            List<List<Expression<?>>> written = insert.columns().isEmpty() ? List.of(List.of()) : insert.rows();
            written.forEach(row -> rows.add(complete(target, insert.columns(), row, missing)));
        } else if (!missing.isEmpty()) {
            query = complete(target, query, missing);
        }
        return new Insert(target, columns, rows, query, complete(target, insert.conflict(), columns, rows));
    }

    private static @Nullable Conflict complete(
            TableRef target, @Nullable Conflict conflict, List<Expression<?>> columns, List<List<Expression<?>>> rows) {
        if (conflict == null) {
            return null;
        }
        // Which of several rows is there already only the database finds out.
        Given excluded = rows.size() == 1 ? given(columns, rows.get(0)) : new Given();
        return new Conflict(conflict.target(), complete(target, conflict.assignments(), excluded), conflict.where());
    }

    private static Given given(List<Expression<?>> columns, List<Expression<?>> row) {
        Given given = new Given();
        for (int i = 0; i < row.size(); i++) {
            given.put(name(columns.get(i)), row.get(i));
        }
        return given;
    }

    private static List<Expression<?>> complete(
            TableRef target, List<Expression<?>> columns, List<Expression<?>> row, List<Column<?>> missing) {
        Given given = given(columns, row);
        List<Expression<?>> all = new ArrayList<>(row);
        for (Column<?> column : missing) {
            Expression<?> value = inserted(target, column, given);
            given.put(column.name(), value);
            all.add(value);
        }
        return all;
    }

    private static List<Assignment> complete(TableRef target, List<Assignment> assignments, Given excluded) {
        Given given = new Given();
        assignments.forEach(assignment -> given.put(name(assignment.target()), excluded.behind(assignment.value())));
        List<Assignment> all = new ArrayList<>(assignments);
        for (Column<?> column : missingAssignments(target.table(), assignments)) {
            Expression<?> value = updated(target, column, given);
            given.put(column.name(), value);
            all.add(new Assignment(target.column(column), value));
        }
        return all;
    }

    private static <T> Expression<T> inserted(TableRef target, Column<T> column, Given given) {
        return value(target, column, column.onInsert(), given);
    }

    private static <T> Expression<T> updated(TableRef target, Column<T> column, Given given) {
        return value(target, column, column.onUpdate(), given);
    }

    private static <T> Expression<T> value(
            TableRef target, Column<T> column, @Nullable ValueSource<T> source, Given given) {
        ColumnRef<T> ref = target.column(column);
        if (source instanceof ValueSource.Constant<T> constant) {
            return Bind.assigned(ref, constant.value());
        } else if (source instanceof ValueSource.PerRow<T> perRow) {
            return Bind.assigned(ref, perRow.function().apply(given));
        }
        // The alias of the table is that of the statement, which the one who declared the column could not know.
        return new Rewriter() {
            @Override
            protected Expression<?> replace(Expression<?> node) {
                return node instanceof ColumnRef<?> own && own.alias().isEmpty()
                        ? target.column(own.column())
                        : super.replace(node);
            }
        }.rewrite((Expression<T>) Objects.requireNonNull(source));
    }

    /** Lets a query give values of more columns. */
    private static QueryExpression<?> complete(TableRef target, QueryExpression<?> query, List<Column<?>> missing) {
        List<Selectable<?>> values = new ArrayList<>();
        for (Column<?> column : missing) {
            ValueSource<?> source = column.onInsert();
            if (source instanceof ValueSource.PerRow<?>) {
                throw new IllegalArgumentException("The program makes the value of \"" + column.name()
                        + "\" for each row that is inserted into " + target.table()
                        + ", but the rows of this INSERT come from a query, which the program does not see. Name the column"
                        + " in columns(…), and select its value.");
            }
            values.add(inserted(target, column, new Given()));
        }
        // What is added must not make equal rows differ.
        if (query instanceof Select<?> select && select.parts().distinct().equals(Distinct.NONE)) {
            List<Selectable<?>> items = new ArrayList<>(query.projection().items());
            items.addAll(values);
            return select.counting(Projection.of(items, row -> row));
        }
        DerivedTable rows = query.as("orm_rows");
        List<Selectable<?>> items = new ArrayList<>();
        query.projection().items().forEach(item -> items.add(rows.column((Expression<?>) item)));
        items.addAll(values);
        return Sql.select(Projection.of(items, row -> row)).from(rows);
    }

    /** What is known of a row. */
    private static final class Given implements ValueSource.RowValues {

        private final Map<String, Expression<?>> values = new HashMap<>();

        void put(String column, Expression<?> value) {
            values.put(column, value);
        }

        /** Returns the value that is meant by a column of the row that was not added. */
        Expression<?> behind(Expression<?> value) {
            return value instanceof Excluded<?> excluded ? values.getOrDefault(name(excluded.column()), value) : value;
        }

        @Override
        public boolean has(Column<?> column) {
            return values.containsKey(column.name());
        }

        @Override
        public <T> @Nullable T get(Column<T> column) {
            Expression<?> value = values.get(column.name());
            if (value == null) {
                return null;
            }
            if (value instanceof Bind<?> bind) {
                return column.type().javaType().cast(bind.value());
            }
            throw new IllegalStateException("The value of \"" + column.name() + "\" is " + value
                    + ", which the database calculates: no other value can be made of it in the program. Give it a value,"
                    + " or make the other one by an expression too.");
        }
    }
}
