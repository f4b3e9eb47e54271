package dev.orm.sql;

import dev.orm.sql.node.Rewriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The {@code SELECT} list of a query, and what is made of each row. Two are equal when they select the same; the function that
 * makes the object is no part of the statement's structure.
 *
 * @param <T> what is made of a row
 */
public final class Projection<T> {

    private final Class<?> resultType;
    private final List<Selectable<?>> items;
    private final @Nullable Function<@Nullable Object[], T> function;

    private Projection(
            Class<?> resultType, List<Selectable<?>> items, @Nullable Function<@Nullable Object[], T> function) {
        this.resultType = resultType;
        this.items = List.copyOf(items);
        this.function = function;
    }

    /**
     * Selects one thing and gives it as it is.
     *
     * @param item an entity or an expression
     * @param <T> its Java type
     * @return the projection
     */
    public static <T> Projection<T> single(Selectable<T> item) {
        return new Projection<>(item.javaType(), List.of(item), null);
    }

    /**
     * Selects several things and makes an object of them.
     *
     * @param items entities and expressions
     * @param function makes the object of their values, in the same order
     * @param <T> the object
     * @return the projection
     */
    public static <T> Projection<T> of(List<Selectable<?>> items, Function<@Nullable Object[], T> function) {
        return new Projection<>(Object.class, items, function);
    }

    /**
     * Selects several things that stay in a {@link Row}.
     *
     * @param items entities and expressions
     * @return the projection
     */
    public static Projection<Row> row(List<Selectable<?>> items) {
        List<Selectable<?>> selected = List.copyOf(items);
        return of(selected, values -> new Row(selected, values));
    }

    /**
     * Returns what is selected.
     *
     * @return entities and expressions in order
     */
    public List<Selectable<?>> items() {
        return items;
    }

    /**
     * Selects other things in place of these, for layers that rewrite statements. The copy makes no objects.
     *
     * @param others what is selected instead, as many
     * @return the changed projection
     */
    public Projection<T> withItems(List<Selectable<?>> others) {
        return new Projection<>(
                resultType,
                others,
                function == null
                        ? null
                        : values -> {
                            throw new IllegalStateException(
                                    "The projection of a rewritten statement makes no objects.");
                        });
    }

    /**
     * Copies the projection with what it selects rewritten.
     *
     * @param rewriter says what stands in the place of each part
     * @return the copy
     */
    Projection<T> rewritten(Rewriter rewriter) {
        List<Selectable<?>> rewritten = new ArrayList<>(items.size());
        for (Selectable<?> item : items) {
            rewritten.add(rewriter.rewrite(item));
        }
        return rewriter.keepsFunctions() ? new Projection<>(resultType, rewritten, function) : withItems(rewritten);
    }

    void collectBinds(BindCollector binds) {
        for (Selectable<?> item : items) {
            binds.collect(item);
        }
    }

    /**
     * Tells whether one thing is selected and given as it is.
     *
     * @return whether it is
     */
    public boolean isSingle() {
        return function == null;
    }

    /**
     * Makes the object of a row.
     *
     * @param values the values of {@link #items()}, in the same order
     * @return the object
     */
    @SuppressWarnings("unchecked")
    public T make(@Nullable Object[] values) {
        return function == null ? (T) Objects.requireNonNull(values)[0] : function.apply(values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Projection<?> that
                        && items.equals(that.items)
                        && (function == null) == (that.function == null)
                        && resultType == that.resultType;
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }
}
