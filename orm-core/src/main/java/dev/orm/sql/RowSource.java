package dev.orm.sql;

import dev.orm.sql.node.ArrayOf;
import dev.orm.sql.node.BooleanOf;
import dev.orm.sql.node.ComparableOf;
import dev.orm.sql.node.DerivedColumn;
import dev.orm.sql.node.JsonOf;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.StringOf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows that a statement makes by itself and reads like a table: a {@link DerivedTable}, a {@link Cte}, {@link ValuesTable}, a
 * {@link TableFunction}. Its columns are called by what was selected; each has the methods of that expression.
 *
 * <pre>{@code
 * DerivedTable stats = select(post.author().id, count().as("posts")).from(post).groupBy(post.author().id).as("stats");
 * stats.column(post.author().id).eq(user.id)
 * }</pre>
 */
public abstract sealed class RowSource implements FromItem
        permits DerivedTable, Cte, ValuesTable, TableFunction, TextTable {

    private final String alias;

    RowSource(String alias) {
        this.alias = alias;
    }

    @Override
    public final String alias() {
        return alias;
    }

    /**
     * Returns what the columns hold.
     *
     * @return one expression for each column, in order
     */
    public abstract List<Selectable<?>> items();

    /**
     * Returns the names of the columns: the label of what was selected, or else {@code c1}, {@code c2}, … by its place.
     *
     * @return the names, unquoted, in order
     */
    public List<String> names() {
        return names(items());
    }

    @Override
    public abstract RowSource rewritten(Rewriter rewriter);

    /**
     * Returns the column of a text that was selected.
     *
     * @param selected what was selected
     * @return its column
     * @throws IllegalArgumentException if it was not selected, or if two columns are like it
     */
    public StringExpression column(StringExpression selected) {
        return new StringOf(derived(selected));
    }

    /**
     * Returns the column of a number that was selected.
     *
     * @param selected what was selected
     * @param <N> its Java type
     * @return its column
     * @throws IllegalArgumentException if it was not selected, or if two columns are like it
     */
    public <N extends Number> NumberExpression<N> column(NumberExpression<N> selected) {
        return new NumberOf<>(derived(selected));
    }

    /**
     * Returns the column of a boolean that was selected.
     *
     * @param selected what was selected
     * @return its column
     * @throws IllegalArgumentException if it was not selected, or if two columns are like it
     */
    public BooleanExpression column(BooleanExpression selected) {
        return new BooleanOf(derived(selected));
    }

    /**
     * Returns the column of a value with an order that was selected.
     *
     * @param selected what was selected
     * @param <T> its Java type
     * @return its column
     * @throws IllegalArgumentException if it was not selected, or if two columns are like it
     */
    public <T> ComparableExpression<T> column(ComparableExpression<T> selected) {
        return new ComparableOf<>(derived(selected));
    }

    /**
     * Returns the column of JSON that was selected.
     *
     * @param selected what was selected
     * @return its column
     * @throws IllegalArgumentException if it was not selected, or if two columns are like it
     */
    public JsonExpression column(JsonExpression selected) {
        return new JsonOf(derived(selected));
    }

    /**
     * Returns the column of an array that was selected.
     *
     * @param selected what was selected
     * @param <T> its Java type
     * @param <E> the Java type of its elements
     * @return its column
     * @throws IllegalArgumentException if it was not selected, or if two columns are like it
     */
    public <T, E> ArrayExpression<T, E> column(ArrayExpression<T, E> selected) {
        return new ArrayOf<>(derived(selected), selected.elementType());
    }

    /**
     * Returns the column of what was selected.
     *
     * @param selected what was selected
     * @param <T> its Java type
     * @return its column
     * @throws IllegalArgumentException if it was not selected, or if two columns are like it
     */
    public <T> Expression<T> column(Expression<T> selected) {
        return derived(selected);
    }

    private <T> DerivedColumn<T> derived(Expression<T> selected) {
        List<Selectable<?>> items = items();
        int place = -1;
        for (int i = 0; i < items.size(); i++) {
            Selectable<?> item = items.get(i);
            if (item == selected) {
                return new DerivedColumn<>(alias, name(items, i), selected);
            }
            if (item instanceof Expression<?> expression
                    && expression.unwrapped().equals(selected.unwrapped())) {
                if (place >= 0) {
                    throw new IllegalArgumentException("Two columns of \"" + alias + "\" are like " + selected
                            + ". Keep the expression that was selected in a variable, and name the column by it.");
                }
                place = i;
            }
        }
        if (place < 0) {
            throw new IllegalArgumentException("\"" + alias + "\" has no column of " + selected
                    + "; what was selected is " + items + ". Select it there as well.");
        }
        return new DerivedColumn<>(alias, name(items, place), selected);
    }

    private static String name(List<Selectable<?>> items, int place) {
        String label = items.get(place) instanceof Expression<?> expression ? expression.label() : null;
        return label == null ? "c" + (place + 1) : label;
    }

    static List<String> names(List<Selectable<?>> items) {
        List<String> names = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            names.add(name(items, i));
        }
        return names;
    }

    static void checkNames(String alias, List<Selectable<?>> items) {
        Set<String> names = new HashSet<>();
        for (String name : names(items)) {
            if (!names.add(name)) {
                throw new IllegalArgumentException("Two columns of \"" + alias + "\" are called \"" + name
                        + "\". Give one of them another label.");
            }
        }
    }
}
