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
import java.util.ArrayList;
import java.util.List;

/** The forms of {@code select}; users find them in {@link Sql}. */
abstract class Selects extends Projections {

    Selects() {}

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
        List<Selectable<?>> items = new ArrayList<>(List.of(first, second));
        items.addAll(List.of(more));
        return new Select<>(SelectParts.of(Projection.row(items)));
    }

    /**
     * A list inside of a row: what a query gives of the entities that an association leads to. It is read in one more statement for all
     * rows of the query around it, also where lists hold lists.
     *
     * <pre>{@code
     * select(UserDto::new, user.name, list(user.posts, select(PostDto::new, post.title)))
     * }</pre>
     *
     * @param association the association, of an entity that the query around reads
     * @param elements selects of the entity that it leads to, by a root path of its own; {@code where}, {@code orderBy} and {@code limit}
     *     hold for each owner
     * @param <E> the entity that the association leads to
     * @param <D> what the list holds
     * @return what is selected
     * @throws IllegalArgumentException if the query reads from something else
     */
    public static <E, D> NestedList<D> list(ToManyPath<E, ?> association, Select<D> elements) {
        return new NestedList<>(association, elements);
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
    public static <A, R> Select<R> select(Projector1<A, R> constructor, Selectable<A> a) {
        return select(into(constructor, a));
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
    public static <A, B, R> Select<R> select(Projector2<A, B, R> constructor, Selectable<A> a, Selectable<B> b) {
        return select(into(constructor, a, b));
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
    public static <A, B, C, R> Select<R> select(
            Projector3<A, B, C, R> constructor, Selectable<A> a, Selectable<B> b, Selectable<C> c) {
        return select(into(constructor, a, b, c));
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
    public static <A, B, C, D, R> Select<R> select(
            Projector4<A, B, C, D, R> constructor, Selectable<A> a, Selectable<B> b, Selectable<C> c, Selectable<D> d) {
        return select(into(constructor, a, b, c, d));
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
    public static <A, B, C, D, E, R> Select<R> select(
            Projector5<A, B, C, D, E, R> constructor,
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e) {
        return select(into(constructor, a, b, c, d, e));
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
    public static <A, B, C, D, E, F, R> Select<R> select(
            Projector6<A, B, C, D, E, F, R> constructor,
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f) {
        return select(into(constructor, a, b, c, d, e, f));
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
    public static <A, B, C, D, E, F, G, R> Select<R> select(
            Projector7<A, B, C, D, E, F, G, R> constructor,
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g) {
        return select(into(constructor, a, b, c, d, e, f, g));
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
        return select(into(constructor, a, b, c, d, e, f, g, h));
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
        return select(into(constructor, a, b, c, d, e, f, g, h, i));
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
        return select(into(constructor, a, b, c, d, e, f, g, h, i, j));
    }
}
