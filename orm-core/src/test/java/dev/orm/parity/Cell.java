package dev.orm.parity;

import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;

import dev.orm.engine.Engine;
import dev.orm.engine.Fixture;
import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.Insert;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of one value in each row, and what programs do with it. */
final class Cell<T> implements AutoCloseable {

    private static final Column<Integer> ID = new Column<>("id", SqlType.INTEGER, false);

    private final Engine engine;
    private final TableRef table;
    private final ColumnRef<Integer> id;
    private final ColumnRef<T> value;

    private Cell(TestDatabase database, SqlType<T> type) {
        Column<T> column = new Column<>("v", type, true);
        Table made = Table.builder(TableName.of("cell"))
                .column(ID)
                .column(column)
                .primaryKey(new PrimaryKey("pk_cell", List.of("id")))
                .build();
        try (Fixture fixture = Fixture.open(database)) {
            fixture.create(made);
        }
        engine = Fixture.engine(database);
        table = new TableRef(made, "c");
        id = table.column(ID);
        value = table.column(column);
    }

    /** A table of the values, whose keys are 1, 2, 3. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> Cell<T> of(TestDatabase database, SqlType<T> type, @Nullable T... values) {
        return of(database, type, Arrays.asList(values));
    }

    static <T> Cell<T> of(TestDatabase database, SqlType<T> type, List<? extends @Nullable T> values) {
        Cell<T> cell = new Cell<>(database, type);
        for (int i = 0; i < values.size(); i++) {
            cell.insert(i + 1, values.get(i));
        }
        return cell;
    }

    void insert(int key, @Nullable T inserted) {
        TableRef target = new TableRef(table.table(), "");
        Insert insert = insertInto(target).set(target.column(ID), key).set(target.column(value.column()), inserted);
        engine.inTransaction(connection -> connection.execute(insert));
    }

    ColumnRef<T> value() {
        return value;
    }

    ColumnRef<Integer> key() {
        return id;
    }

    /** What an expression over each group is, in the order of the keys of the groups. */
    <R> List<@Nullable R> grouped(Expression<R> expression, ColumnRef<?>... by) {
        return engine.inReadOnlyTransaction(connection -> connection
                .query(select(expression).from(table).groupBy(by).orderBy(by[0].asc()))
                .list());
    }

    /** What was stored, in the order of the keys. */
    List<@Nullable T> stored() {
        return of(value);
    }

    <R> List<@Nullable R> of(Expression<R> expression) {
        return engine.inReadOnlyTransaction(connection -> connection
                .query(select(expression).from(table).orderBy(id.asc()))
                .list());
    }

    /** What an expression over all rows is. */
    <R> @Nullable R all(Expression<R> expression) {
        return engine.inReadOnlyTransaction(connection ->
                connection.query(select(expression).from(table)).list().get(0));
    }

    /** The keys of the rows for which a condition is true. */
    List<Integer> where(Condition condition) {
        return engine.inReadOnlyTransaction(connection -> connection
                .query(select(id).from(table).where(condition).orderBy(id.asc()))
                .list());
    }

    /** The keys in an order. */
    List<Integer> ordered(SortKey... keys) {
        return engine.inReadOnlyTransaction(connection -> connection
                .query(select(id).from(table).orderBy(Arrays.asList(keys)))
                .list());
    }

    @Override
    public void close() {
        engine.close();
    }
}
