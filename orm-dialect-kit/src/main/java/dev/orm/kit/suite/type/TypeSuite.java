package dev.orm.kit.suite.type;

import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.CompiledStatement;
import dev.orm.kit.suite.Suite;
import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Expression;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of values into a column and back, which all suites about types go. */
abstract class TypeSuite extends Suite {

    static final Column<Integer> KEY = new Column<>("k", SqlType.INTEGER, false);

    private int tables;

    /** A table of a key and one column of a type. */
    <T> TableRef table(SqlType<T> type) {
        String name = "t" + ++tables;
        Table table = Table.builder(TableName.of(name))
                .column(KEY)
                .column(new Column<>("v", type, true))
                .primaryKey(new PrimaryKey("pk_" + name, List.of("k")))
                .build();
        db.create(table);
        return new TableRef(table, "x");
    }

    @SuppressWarnings("unchecked")
    static <T> Column<T> valueColumn(TableRef table, SqlType<T> type) {
        Column<?> column = table.table().column("v");
        assertThat(column.type()).isEqualTo(type);
        return (Column<T>) column;
    }

    /**
     * Writes each value and a null by one statement of many rows, by a batch and by a statement of its own, and reads all of them
     * back.
     */
    <T> TableRef keeps(SqlType<T> type, List<T> values) {
        TableRef ref = table(type);
        Column<T> column = valueColumn(ref, type);
        List<@Nullable Object> expected = new ArrayList<>(values);
        expected.add(null);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            rows.add(new @Nullable Object[] {i, expected.get(i)});
        }
        db.insert(ref.table(), List.of(KEY, column), rows.toArray(Object[][]::new));
        CompiledStatement insert = db.dialect().compileInsert(ref.table(), List.of(KEY, column), 1, List.of());
        db.connection()
                .batch(
                        insert,
                        rows.size(),
                        (i, binder) -> insert.bind(binder, new @Nullable Object[] {100 + i, rows.get(i)[1]}));
        for (int i = 0; i < expected.size(); i++) {
            db.execute(insertInto(ref)
                    .set(ref.column(KEY), 200 + i)
                    .set(ref.column(column), i < values.size() ? values.get(i) : null));
        }
        List<@Nullable Object> thrice = new ArrayList<>(expected);
        thrice.addAll(expected);
        thrice.addAll(expected);
        assertThat(db.list(select(ref.column(column))
                        .from(ref)
                        .orderBy(ref.column(KEY).asc())))
                .isEqualTo(thrice);
        return ref;
    }

    /** As {@link #keeps}, and each value is found again by equality and in a list. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    final <T> void roundTrips(SqlType<T> type, T... values) {
        TableRef ref = keeps(type, Arrays.asList(values));
        Expression<T> column = ref.column(valueColumn(ref, type));
        for (int i = 0; i < values.length; i++) {
            assertThat(db.list(select(ref.column(KEY)).from(ref).where(column.eq(values[i]))))
                    .as("found by = %s", values[i])
                    .containsExactlyInAnyOrder(i, 100 + i, 200 + i);
            assertThat(db.list(select(ref.column(KEY))
                            .from(ref)
                            .where(column.in(List.of(values[i]))
                                    .and(ref.column(KEY).lt(100)))))
                    .as("found in a list of %s", values[i])
                    .containsExactly(i);
        }
        assertThat(db.list(select(ref.column(KEY)).from(ref).where(column.in(Arrays.asList(values)))))
                .hasSize(3 * values.length);
    }

    /** Selects each value as an expression of its own, without a column. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    final <T> void selectsAlone(SqlType<T> type, T... values) {
        TableRef ref = table(type);
        db.insert(ref.table(), List.of(KEY), new @Nullable Object[] {1});
        for (T value : values) {
            assertThat(db.value(select(value(type, value)).from(ref))).isEqualTo(value);
        }
    }

    /** Writes values in a wrong order and lets the database order them. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    final <T> void orders(SqlType<T> type, T... ascending) {
        TableRef ref = table(type);
        Column<T> column = valueColumn(ref, type);
        for (int i = 0; i < ascending.length; i++) {
            int at = i % 2 == 0 ? i / 2 : ascending.length - 1 - i / 2;
            db.insert(ref.table(), List.of(KEY, column), new @Nullable Object[] {at, ascending[at]});
        }
        assertThat(db.list(select(ref.column(column))
                        .from(ref)
                        .orderBy(ref.column(column).asc())))
                .containsExactly(ascending);
        for (int i = 0; i < ascending.length; i++) {
            assertThat(db.list(select(ref.column(KEY))
                            .from(ref)
                            .where(coalesce(ref.column(column), ascending[0]).lt(ascending[i]))))
                    .as("less than %s", ascending[i])
                    .hasSize(i);
        }
    }
}
