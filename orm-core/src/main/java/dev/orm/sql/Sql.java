package dev.orm.sql;

import dev.orm.sql.Projectors.Projector1;
import dev.orm.sql.Projectors.Projector10;
import dev.orm.sql.Projectors.Projector2;
import dev.orm.sql.Projectors.Projector3;
import dev.orm.sql.Projectors.Projector4;
import dev.orm.sql.Projectors.Projector5;
import dev.orm.sql.Projectors.Projector6;
import dev.orm.sql.Projectors.Projector7;
import dev.orm.sql.Projectors.Projector8;
import dev.orm.sql.Projectors.Projector9;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Case;
import dev.orm.sql.node.Cast;
import dev.orm.sql.node.ComparableOf;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.Exists;
import dev.orm.sql.node.Not;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.ScalarQuery;
import dev.orm.sql.node.SqlFunction;
import dev.orm.sql.node.StringOf;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.util.List;

/** The words that start statements and expressions, to be imported statically. */
public final class Sql {

    private Sql() {}

    /**
     * {@code SELECT} of one thing: an entity, a column, a function.
     *
     * @param item what is selected
     * @param <T> its Java type
     * @return the query
     */
    public static <T> Select<T> select(Selectable<T> item) {
        return new Select<>(SelectParts.of(Projection.single(item)));
    }

    /**
     * {@code SELECT} of several things that stay in a {@link Row}.
     *
     * @param first the first
     * @param second the second
     * @param more all others
     * @return the query
     */
    public static Select<Row> select(Selectable<?> first, Selectable<?> second, Selectable<?>... more) {
        List<Selectable<?>> items = new java.util.ArrayList<>(List.of(first, second));
        items.addAll(List.of(more));
        List<Selectable<?>> selected = List.copyOf(items);
        return new Select<>(SelectParts.of(Projection.of(selected, values -> new Row(selected, values))));
    }

    /**
     * {@code SELECT} of what a projection says.
     *
     * @param projection what is selected
     * @param <T> what a row becomes
     * @return the query
     */
    public static <T> Select<T> select(Projection<T> projection) {
        return new Select<>(SelectParts.of(projection));
    }

    /**
     * {@code SELECT} of 1 column, of which an object is made.
     *
     * @param constructor makes the object; its parameters are checked by the compiler
     * @param a column 1
     * @param <A> Java type of column 1
     * @param <R> the object
     * @return the query
     */
    @SuppressWarnings("unchecked")
    public static <A, R> Select<R> select(Projector1<A, R> constructor, Selectable<A> a) {
        return select(Projection.of(List.of(a), v -> constructor.apply((A) v[0])));
    }

    /**
     * {@code SELECT} of 2 columns, of which an object is made.
     *
     * @param constructor makes the object; its parameters are checked by the compiler
     * @param a column 1
     * @param b column 2
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <R> the object
     * @return the query
     */
    @SuppressWarnings("unchecked")
    public static <A, B, R> Select<R> select(Projector2<A, B, R> constructor, Selectable<A> a, Selectable<B> b) {
        return select(Projection.of(List.of(a, b), v -> constructor.apply((A) v[0], (B) v[1])));
    }

    /**
     * {@code SELECT} of 3 columns, of which an object is made.
     *
     * @param constructor makes the object; its parameters are checked by the compiler
     * @param a column 1
     * @param b column 2
     * @param c column 3
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <R> the object
     * @return the query
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, R> Select<R> select(
            Projector3<A, B, C, R> constructor, Selectable<A> a, Selectable<B> b, Selectable<C> c) {
        return select(Projection.of(List.of(a, b, c), v -> constructor.apply((A) v[0], (B) v[1], (C) v[2])));
    }

    /**
     * {@code SELECT} of 4 columns, of which an object is made.
     *
     * @param constructor makes the object; its parameters are checked by the compiler
     * @param a column 1
     * @param b column 2
     * @param c column 3
     * @param d column 4
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <D> Java type of column 4
     * @param <R> the object
     * @return the query
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, R> Select<R> select(
            Projector4<A, B, C, D, R> constructor, Selectable<A> a, Selectable<B> b, Selectable<C> c, Selectable<D> d) {
        return select(
                Projection.of(List.of(a, b, c, d), v -> constructor.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3])));
    }

    /**
     * {@code SELECT} of 5 columns, of which an object is made.
     *
     * @param constructor makes the object; its parameters are checked by the compiler
     * @param a column 1
     * @param b column 2
     * @param c column 3
     * @param d column 4
     * @param e column 5
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <D> Java type of column 4
     * @param <E> Java type of column 5
     * @param <R> the object
     * @return the query
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, E, R> Select<R> select(
            Projector5<A, B, C, D, E, R> constructor,
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e) {
        return select(Projection.of(
                List.of(a, b, c, d, e), v -> constructor.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4])));
    }

    /**
     * {@code SELECT} of 6 columns, of which an object is made.
     *
     * @param constructor makes the object; its parameters are checked by the compiler
     * @param a column 1
     * @param b column 2
     * @param c column 3
     * @param d column 4
     * @param e column 5
     * @param f column 6
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <D> Java type of column 4
     * @param <E> Java type of column 5
     * @param <F> Java type of column 6
     * @param <R> the object
     * @return the query
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, E, F, R> Select<R> select(
            Projector6<A, B, C, D, E, F, R> constructor,
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f) {
        return select(Projection.of(
                List.of(a, b, c, d, e, f),
                v -> constructor.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5])));
    }

    /**
     * {@code SELECT} of 7 columns, of which an object is made.
     *
     * @param constructor makes the object; its parameters are checked by the compiler
     * @param a column 1
     * @param b column 2
     * @param c column 3
     * @param d column 4
     * @param e column 5
     * @param f column 6
     * @param g column 7
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <D> Java type of column 4
     * @param <E> Java type of column 5
     * @param <F> Java type of column 6
     * @param <G> Java type of column 7
     * @param <R> the object
     * @return the query
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, E, F, G, R> Select<R> select(
            Projector7<A, B, C, D, E, F, G, R> constructor,
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g) {
        return select(Projection.of(
                List.of(a, b, c, d, e, f, g),
                v -> constructor.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6])));
    }

    /**
     * {@code SELECT} of 8 columns, of which an object is made.
     *
     * @param constructor makes the object; its parameters are checked by the compiler
     * @param a column 1
     * @param b column 2
     * @param c column 3
     * @param d column 4
     * @param e column 5
     * @param f column 6
     * @param g column 7
     * @param h column 8
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <D> Java type of column 4
     * @param <E> Java type of column 5
     * @param <F> Java type of column 6
     * @param <G> Java type of column 7
     * @param <H> Java type of column 8
     * @param <R> the object
     * @return the query
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, E, F, G, H, R> Select<R> select(
            Projector8<A, B, C, D, E, F, G, H, R> constructor,
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g,
            Selectable<H> h) {
        return select(Projection.of(
                List.of(a, b, c, d, e, f, g, h),
                v -> constructor.apply(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7])));
    }

    /**
     * {@code SELECT} of 9 columns, of which an object is made.
     *
     * @param constructor makes the object; its parameters are checked by the compiler
     * @param a column 1
     * @param b column 2
     * @param c column 3
     * @param d column 4
     * @param e column 5
     * @param f column 6
     * @param g column 7
     * @param h column 8
     * @param i column 9
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <D> Java type of column 4
     * @param <E> Java type of column 5
     * @param <F> Java type of column 6
     * @param <G> Java type of column 7
     * @param <H> Java type of column 8
     * @param <I> Java type of column 9
     * @param <R> the object
     * @return the query
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, E, F, G, H, I, R> Select<R> select(
            Projector9<A, B, C, D, E, F, G, H, I, R> constructor,
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g,
            Selectable<H> h,
            Selectable<I> i) {
        return select(Projection.of(
                List.of(a, b, c, d, e, f, g, h, i),
                v -> constructor.apply(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8])));
    }

    /**
     * {@code SELECT} of 10 columns, of which an object is made.
     *
     * @param constructor makes the object; its parameters are checked by the compiler
     * @param a column 1
     * @param b column 2
     * @param c column 3
     * @param d column 4
     * @param e column 5
     * @param f column 6
     * @param g column 7
     * @param h column 8
     * @param i column 9
     * @param j column 10
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <D> Java type of column 4
     * @param <E> Java type of column 5
     * @param <F> Java type of column 6
     * @param <G> Java type of column 7
     * @param <H> Java type of column 8
     * @param <I> Java type of column 9
     * @param <J> Java type of column 10
     * @param <R> the object
     * @return the query
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, E, F, G, H, I, J, R> Select<R> select(
            Projector10<A, B, C, D, E, F, G, H, I, J, R> constructor,
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g,
            Selectable<H> h,
            Selectable<I> i,
            Selectable<J> j) {
        return select(Projection.of(
                List.of(a, b, c, d, e, f, g, h, i, j),
                v -> constructor.apply(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9])));
    }

    /**
     * {@code INSERT INTO}.
     *
     * @param target the entity or table
     * @return a statement without values
     */
    public static Insert insertInto(FromItem target) {
        return new Insert(target, List.of());
    }

    /**
     * {@code UPDATE}.
     *
     * @param target the entity or table
     * @return a statement that sets nothing yet and changes every row unless it gets a condition
     */
    public static Update update(FromItem target) {
        return new Update(target, List.of(), null);
    }

    /**
     * {@code DELETE FROM}.
     *
     * @param target the entity or table
     * @return a statement that deletes every row unless it gets a condition
     */
    public static Delete deleteFrom(FromItem target) {
        return new Delete(target, null);
    }

    /**
     * {@code count(*)}.
     *
     * @return the number of rows
     */
    public static NumberExpression<Long> count() {
        return new Count(null, false);
    }

    /**
     * {@code count(item)}.
     *
     * @param item an expression, or an entity, which counts where it is present
     * @return the number of rows in which it is not SQL {@code NULL}
     */
    public static NumberExpression<Long> count(Selectable<?> item) {
        return new Count(item, false);
    }

    /**
     * {@code count(DISTINCT item)}.
     *
     * @param item an expression or an entity
     * @return the number of its different values
     */
    public static NumberExpression<Long> countDistinct(Selectable<?> item) {
        return new Count(item, true);
    }

    /**
     * {@code sum} of whole numbers.
     *
     * @param number what is added up
     * @return the sum in 64 bits; SQL {@code NULL} over no rows
     */
    public static NumberExpression<Long> sum(Expression<? extends Number> number) {
        return new NumberOf<>(Call.of(SqlFunction.SUM, Long.class, List.of(number)));
    }

    /**
     * {@code sum} of decimals.
     *
     * @param number what is added up
     * @return the exact sum; SQL {@code NULL} over no rows
     */
    public static NumberExpression<BigDecimal> sumOfDecimals(Expression<BigDecimal> number) {
        return new NumberOf<>(Call.of(SqlFunction.SUM, BigDecimal.class, List.of(number)));
    }

    /**
     * {@code sum} of floating point numbers.
     *
     * @param number what is added up
     * @return the sum; SQL {@code NULL} over no rows
     */
    public static NumberExpression<Double> sumOfDoubles(Expression<? extends Number> number) {
        return new NumberOf<>(Call.of(SqlFunction.SUM, Double.class, List.of(number)));
    }

    /**
     * {@code avg}.
     *
     * @param number what the mean is taken of
     * @return the mean as a double; SQL {@code NULL} over no rows
     */
    public static NumberExpression<Double> avg(Expression<? extends Number> number) {
        return new NumberOf<>(Call.of(SqlFunction.AVG, Double.class, List.of(number)));
    }

    /**
     * {@code min}.
     *
     * @param value what the smallest is looked for in
     * @param <T> its Java type
     * @return the smallest value; SQL {@code NULL} over no rows
     */
    public static <T> ComparableExpression<T> min(ComparableExpression<T> value) {
        return new ComparableOf<>(Call.of(SqlFunction.MIN, value.javaType(), List.of(value)));
    }

    /**
     * {@code max}.
     *
     * @param value what the greatest is looked for in
     * @param <T> its Java type
     * @return the greatest value; SQL {@code NULL} over no rows
     */
    public static <T> ComparableExpression<T> max(ComparableExpression<T> value) {
        return new ComparableOf<>(Call.of(SqlFunction.MAX, value.javaType(), List.of(value)));
    }

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
     * {@code CASE WHEN condition THEN result ELSE otherwise END}.
     *
     * @param condition which of the two is taken
     * @param result what is taken where it is true
     * @param otherwise what is taken where it is not
     * @param <T> their Java type
     * @return the one or the other
     */
    public static <T> ComparableExpression<T> when(Condition condition, Expression<T> result, Expression<T> otherwise) {
        return new Case<>(List.of(new Case.When<>(condition, result)), otherwise, result.javaType());
    }

    /**
     * {@code CAST(expression AS type)}.
     *
     * @param expression what is cast
     * @param type the type it gets
     * @param <T> its Java type
     * @return the cast value
     */
    public static <T> ComparableExpression<T> cast(Expression<?> expression, SqlType<T> type) {
        return new Cast<>(expression, type);
    }

    /**
     * A value as an expression; it is sent as a bind parameter.
     *
     * @param type how it is sent
     * @param value the value
     * @param <T> its Java type
     * @return the expression
     */
    public static <T> Expression<T> value(SqlType<T> type, T value) {
        return Bind.of(type, value);
    }

    /**
     * Lends the methods for text to an expression.
     *
     * @param expression an expression of text
     * @return the same with more methods
     */
    public static StringExpression string(Expression<String> expression) {
        return new StringOf(expression);
    }

    /**
     * Lends the methods for numbers to an expression.
     *
     * @param expression an expression of a number
     * @param <N> its Java type
     * @return the same with more methods
     */
    public static <N extends Number> NumberExpression<N> number(Expression<N> expression) {
        return new NumberOf<>(expression);
    }

    /**
     * {@code NOT}.
     *
     * @param condition what is negated
     * @return the negation
     */
    public static Condition not(Condition condition) {
        return new Not(condition);
    }

    /**
     * {@code EXISTS}.
     *
     * @param query gives a row or none; it may refer to the statement around it
     * @return the condition
     */
    public static Condition exists(Select<?> query) {
        return new Exists(query);
    }

    /**
     * A query that gives one value, as an expression.
     *
     * @param query selects one expression and gives at most one row; it may refer to the statement around it
     * @param <T> the Java type of the value
     * @return the expression
     */
    @SuppressWarnings("unchecked")
    public static <T> ComparableExpression<T> scalar(Select<T> query) {
        return new ScalarQuery<>(
                query, (Class<T>) query.parts().projection().items().get(0).javaType());
    }
}
