package dev.orm.sql;

import dev.orm.schema.Column;
import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.ComparableOf;
import dev.orm.sql.node.Excluded;
import dev.orm.sql.node.Grouping;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.StringOf;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of statements and of what they read from; users find them in {@link Sql}. */
abstract class Statements extends Selects {

    Statements() {}

    /**
     * {@code INSERT INTO}.
     *
     * @param target the entity or table
     * @return a statement without values, which inserts a row of defaults
     */
    public static Insert insertInto(FromItem target) {
        return Insert.into(target);
    }

    /**
     * {@code UPDATE}.
     *
     * @param target the entity or table
     * @return a statement that sets nothing yet
     */
    public static Update update(FromItem target) {
        return new Update(target, List.of(), null);
    }

    /**
     * {@code DELETE FROM}.
     *
     * @param target the entity or table
     * @return a statement that does not say yet which rows
     */
    public static Delete deleteFrom(FromItem target) {
        return new Delete(target, null);
    }

    /**
     * {@code column = value} in {@code ON CONFLICT DO UPDATE SET}.
     *
     * @param column an attribute of the entity or a column of the table
     * @param value the value, null for SQL {@code NULL}
     * @param <T> its Java type
     * @return the assignment
     */
    public static <T> Assignment set(Expression<T> column, @Nullable T value) {
        return new Assignment(column, Bind.assigned(column, value));
    }

    /**
     * {@code column = value} in {@code ON CONFLICT DO UPDATE SET}.
     *
     * @param column an attribute of the entity or a column of the table
     * @param value the expression
     * @param <T> its Java type
     * @return the assignment
     */
    public static <T> Assignment set(Expression<T> column, Expression<T> value) {
        return new Assignment(column, value);
    }

    /**
     * {@code excluded.column}: the text that the {@code INSERT} would have given to a column.
     *
     * @param column the column
     * @return the value
     */
    public static StringExpression excluded(StringExpression column) {
        return new StringOf(new Excluded<>(column));
    }

    /**
     * {@code excluded.column}: the number that the {@code INSERT} would have given to a column.
     *
     * @param column the column
     * @param <N> its Java type
     * @return the value
     */
    public static <N extends Number> NumberExpression<N> excluded(NumberExpression<N> column) {
        return new NumberOf<>(new Excluded<>(column));
    }

    /**
     * {@code excluded.column}: the value that the {@code INSERT} would have given to a column.
     *
     * @param column the column
     * @param <T> its Java type
     * @return the value
     */
    public static <T> ComparableExpression<T> excluded(Expression<T> column) {
        return new ComparableOf<>(new Excluded<>(column));
    }

    /**
     * {@code WITH}: names rows that the statement reads from.
     *
     * @param name the name, unquoted
     * @return takes what makes the rows
     */
    public static Cte.Name cte(String name) {
        return new Cte.Name(name);
    }

    /**
     * {@code VALUES} as a table.
     *
     * @param alias the alias, unquoted
     * @param column the first column
     * @param more further columns
     * @return a table without rows
     */
    public static ValuesTable values(String alias, Column<?> column, Column<?>... more) {
        List<Column<?>> columns = new ArrayList<>(List.of(column));
        columns.addAll(List.of(more));
        return new ValuesTable(alias, columns, List.of());
    }

    /**
     * {@code generate_series}: the whole numbers from one to another as a table, under the alias {@code series}.
     *
     * @param from the first
     * @param to the last; no row comes where it is smaller
     * @return the table
     */
    public static TableFunction<Long> generateSeries(long from, long to) {
        return generateSeries(Bind.of(SqlType.BIGINT, from), Bind.of(SqlType.BIGINT, to));
    }

    /**
     * {@code generate_series}: the whole numbers from one to another as a table, under the alias {@code series}.
     *
     * @param from the first
     * @param to the last; no row comes where it is smaller
     * @return the table
     */
    public static TableFunction<Long> generateSeries(
            Expression<? extends Number> from, Expression<? extends Number> to) {
        return new TableFunction<>(TableFunction.Kind.SERIES, "series", SqlType.BIGINT, List.of(from, to));
    }

    /**
     * {@code unnest}: the values of a list as a table, under the alias {@code list}. They travel as one parameter, so there may
     * be any number of them, and their number is not part of the statement's structure. The order of the rows is not defined.
     *
     * @param type how each is sent
     * @param values the values, none of them null
     * @param <T> their Java type
     * @return the table
     */
    public static <T> TableFunction<T> unnest(SqlType<T> type, Collection<? extends T> values) {
        return TableFunction.unnest(type, Texts.list(type, values));
    }

    /**
     * {@code ROLLUP} in {@code GROUP BY}: groups by all keys, by all but the last, and so on to the total.
     *
     * @param keys the keys
     * @return what {@link Select#groupBy} takes
     */
    public static Grouping rollup(Expression<?>... keys) {
        return new Grouping(Grouping.Kind.ROLLUP, List.of(List.of(keys)));
    }

    /**
     * {@code CUBE} in {@code GROUP BY}: groups by every choice of the keys.
     *
     * @param keys the keys
     * @return what {@link Select#groupBy} takes
     */
    public static Grouping cube(Expression<?>... keys) {
        return new Grouping(Grouping.Kind.CUBE, List.of(List.of(keys)));
    }

    /**
     * {@code GROUPING SETS} in {@code GROUP BY}: groups by each of the sets.
     *
     * @param sets the sets of keys; an empty one for the total
     * @return what {@link Select#groupBy} takes
     */
    @SafeVarargs
    public static Grouping groupingSets(List<? extends Expression<?>>... sets) {
        List<List<Expression<?>>> copies = new ArrayList<>(sets.length);
        for (List<? extends Expression<?>> keys : sets) {
            copies.add(List.copyOf(keys));
        }
        return new Grouping(Grouping.Kind.SETS, copies);
    }
}
