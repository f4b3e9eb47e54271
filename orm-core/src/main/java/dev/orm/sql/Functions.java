package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.ComparableOf;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.SqlFunction;
import dev.orm.sql.node.StringOf;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Functions of several values that belong to none of them more than to the others. */
abstract class Functions extends Structures {

    Functions() {}

    /**
     * {@code coalesce(value, otherwise)}.
     *
     * @param value what is taken unless it is SQL {@code NULL}
     * @param otherwise what is taken then
     * @param <T> their Java type
     * @return the one or the other
     */
    public static <T> ComparableExpression<T> coalesce(Expression<T> value, T otherwise) {
        return new ComparableOf<>(
                Call.of(SqlFunction.COALESCE, value.javaType(), List.of(value, Bind.of(value, otherwise))));
    }

    /**
     * {@code coalesce(value, otherwise)}.
     *
     * @param value what is taken unless it is SQL {@code NULL}
     * @param otherwise what is taken then
     * @param <T> their Java type
     * @return the one or the other
     */
    public static <T> ComparableExpression<T> coalesce(Expression<T> value, Expression<T> otherwise) {
        return new ComparableOf<>(Call.of(SqlFunction.COALESCE, value.javaType(), List.of(value, otherwise)));
    }

    /**
     * {@code coalesce(value, otherwise)} of numbers.
     *
     * @param value what is taken unless it is SQL {@code NULL}
     * @param otherwise what is taken then
     * @param <N> their Java type
     * @return the one or the other
     */
    public static <N extends Number> NumberExpression<N> coalesce(NumberExpression<N> value, N otherwise) {
        return new NumberOf<>(
                Call.of(SqlFunction.COALESCE, value.javaType(), List.of(value, Bind.of(value, otherwise))));
    }

    /**
     * {@code coalesce(value, otherwise)} of numbers.
     *
     * @param value what is taken unless it is SQL {@code NULL}
     * @param otherwise what is taken then
     * @param <N> their Java type
     * @return the one or the other
     */
    public static <N extends Number> NumberExpression<N> coalesce(NumberExpression<N> value, Expression<N> otherwise) {
        return new NumberOf<>(Call.of(SqlFunction.COALESCE, value.javaType(), List.of(value, otherwise)));
    }

    /**
     * {@code coalesce(value, otherwise)} of texts.
     *
     * @param value what is taken unless it is SQL {@code NULL}
     * @param otherwise what is taken then
     * @return the one or the other
     */
    public static StringExpression coalesce(StringExpression value, String otherwise) {
        return new StringOf(Call.of(SqlFunction.COALESCE, value.javaType(), List.of(value, Bind.of(value, otherwise))));
    }

    /**
     * {@code coalesce(value, otherwise)} of texts.
     *
     * @param value what is taken unless it is SQL {@code NULL}
     * @param otherwise what is taken then
     * @return the one or the other
     */
    public static StringExpression coalesce(StringExpression value, Expression<String> otherwise) {
        return new StringOf(Call.of(SqlFunction.COALESCE, value.javaType(), List.of(value, otherwise)));
    }

    /**
     * {@code abs}.
     *
     * @param number a number
     * @param <N> its Java type
     * @return the number without its sign
     */
    public static <N extends Number> NumberExpression<N> abs(Expression<N> number) {
        return new NumberOf<>(Call.of(SqlFunction.ABS, number.javaType(), List.of(number)));
    }

    /**
     * {@code greatest(values)}; SQL {@code NULL} when one of the values is, on every database.
     *
     * @param first a value
     * @param second another
     * @param more further ones
     * @param <T> their Java type
     * @return the greatest of them
     */
    @SafeVarargs
    public static <T> ComparableExpression<T> greatest(
            Expression<T> first, Expression<T> second, Expression<T>... more) {
        return new ComparableOf<>(Call.of(SqlFunction.GREATEST, first.javaType(), listed(first, second, more)));
    }

    /**
     * {@code least(values)}; SQL {@code NULL} when one of the values is, on every database.
     *
     * @param first a value
     * @param second another
     * @param more further ones
     * @param <T> their Java type
     * @return the least of them
     */
    @SafeVarargs
    public static <T> ComparableExpression<T> least(Expression<T> first, Expression<T> second, Expression<T>... more) {
        return new ComparableOf<>(Call.of(SqlFunction.LEAST, first.javaType(), listed(first, second, more)));
    }

    /**
     * {@code greatest(values)} of numbers; SQL {@code NULL} when one of the values is, on every database.
     *
     * @param first a number
     * @param second another
     * @param more further ones
     * @param <N> their Java type
     * @return the greatest of them
     */
    @SafeVarargs
    public static <N extends Number> NumberExpression<N> greatest(
            NumberExpression<N> first, NumberExpression<N> second, NumberExpression<N>... more) {
        return new NumberOf<>(Call.of(SqlFunction.GREATEST, first.javaType(), listed(first, second, more)));
    }

    /**
     * {@code least(values)} of numbers; SQL {@code NULL} when one of the values is, on every database.
     *
     * @param first a number
     * @param second another
     * @param more further ones
     * @param <N> their Java type
     * @return the least of them
     */
    @SafeVarargs
    public static <N extends Number> NumberExpression<N> least(
            NumberExpression<N> first, NumberExpression<N> second, NumberExpression<N>... more) {
        return new NumberOf<>(Call.of(SqlFunction.LEAST, first.javaType(), listed(first, second, more)));
    }

    private static List<Expression<?>> listed(Expression<?> first, Expression<?> second, Expression<?>... more) {
        List<Expression<?>> all = new ArrayList<>(List.of(first, second));
        all.addAll(List.of(more));
        return all;
    }

    /**
     * {@code first || second || …}; SQL {@code NULL} when one of them is.
     *
     * @param first a text
     * @param second what follows
     * @param more what follows then
     * @return all texts in one
     */
    @SafeVarargs
    public static StringExpression concat(
            Expression<String> first, Expression<String> second, Expression<String>... more) {
        return new StringOf(Call.of(SqlFunction.CONCAT, String.class, listed(first, second, more)));
    }

    /**
     * {@code concat_ws('', first, second, …)}: like {@link #concat}, but SQL {@code NULL} counts as an empty text.
     *
     * @param first a text
     * @param second what follows
     * @param more what follows then
     * @return all texts in one, never SQL {@code NULL}
     */
    @SafeVarargs
    public static StringExpression concatNonNull(
            Expression<String> first, Expression<String> second, Expression<String>... more) {
        return concatWithSeparator("", first, second, more);
    }

    /**
     * {@code concat_ws(separator, first, second, …)}: texts with a separator between them; those that are SQL {@code NULL} are left out.
     *
     * @param separator what stands between two texts
     * @param first a text
     * @param second what follows
     * @param more what follows then
     * @return all texts in one, never SQL {@code NULL}
     */
    @SafeVarargs
    public static StringExpression concatWithSeparator(
            String separator, Expression<String> first, Expression<String> second, Expression<String>... more) {
        List<Expression<?>> all = listed(first, second, more);
        all.add(0, Bind.of(SqlType.TEXT, separator));
        return new StringOf(Call.of(SqlFunction.CONCAT_WS, String.class, all));
    }

    /**
     * {@code random()}.
     *
     * @return another number from 0, inclusive, to 1, exclusive, for each row
     */
    public static NumberExpression<Double> random() {
        return NumberOf.call(SqlFunction.RANDOM, Double.class);
    }
}
