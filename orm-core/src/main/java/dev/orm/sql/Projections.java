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
import java.util.List;

/** What a constructor makes of the columns of a row; users find the methods in {@link Sql}. */
abstract class Projections {

    Projections() {}

    /**
     * Makes an object of 1 column.
     *
     * @param constructor makes the object; its parameters are checked by the compiler
     * @param a column 1
     * @param <A> Java type of column 1
     * @param <R> the object
     * @return what a statement selects or returns
     */
    @SuppressWarnings("unchecked")
    public static <A, R> Projection<R> into(Projector1<A, R> constructor, Selectable<A> a) {
        return Projection.of(List.of(a), v -> constructor.apply((A) v[0]));
    }

    /**
     * Makes an object of 2 columns.
     *
     * @param constructor makes the object; its parameters are checked by the compiler
     * @param a column 1
     * @param b column 2
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <R> the object
     * @return what a statement selects or returns
     */
    @SuppressWarnings("unchecked")
    public static <A, B, R> Projection<R> into(Projector2<A, B, R> constructor, Selectable<A> a, Selectable<B> b) {
        return Projection.of(List.of(a, b), v -> constructor.apply((A) v[0], (B) v[1]));
    }

    /**
     * Makes an object of 3 columns.
     *
     * @param constructor makes the object; its parameters are checked by the compiler
     * @param a column 1
     * @param b column 2
     * @param c column 3
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <R> the object
     * @return what a statement selects or returns
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, R> Projection<R> into(
            Projector3<A, B, C, R> constructor, Selectable<A> a, Selectable<B> b, Selectable<C> c) {
        return Projection.of(List.of(a, b, c), v -> constructor.apply((A) v[0], (B) v[1], (C) v[2]));
    }

    /**
     * Makes an object of 4 columns.
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
     * @return what a statement selects or returns
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, R> Projection<R> into(
            Projector4<A, B, C, D, R> constructor, Selectable<A> a, Selectable<B> b, Selectable<C> c, Selectable<D> d) {
        return Projection.of(List.of(a, b, c, d), v -> constructor.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3]));
    }

    /**
     * Makes an object of 5 columns.
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
     * @return what a statement selects or returns
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, E, R> Projection<R> into(
            Projector5<A, B, C, D, E, R> constructor,
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e) {
        return Projection.of(
                List.of(a, b, c, d, e), v -> constructor.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4]));
    }

    /**
     * Makes an object of 6 columns.
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
     * @return what a statement selects or returns
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, E, F, R> Projection<R> into(
            Projector6<A, B, C, D, E, F, R> constructor,
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f) {
        return Projection.of(
                List.of(a, b, c, d, e, f),
                v -> constructor.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5]));
    }

    /**
     * Makes an object of 7 columns.
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
     * @return what a statement selects or returns
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, E, F, G, R> Projection<R> into(
            Projector7<A, B, C, D, E, F, G, R> constructor,
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g) {
        return Projection.of(
                List.of(a, b, c, d, e, f, g),
                v -> constructor.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6]));
    }

    /**
     * Makes an object of 8 columns.
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
     * @return what a statement selects or returns
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, E, F, G, H, R> Projection<R> into(
            Projector8<A, B, C, D, E, F, G, H, R> constructor,
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g,
            Selectable<H> h) {
        return Projection.of(
                List.of(a, b, c, d, e, f, g, h),
                v -> constructor.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7]));
    }

    /**
     * Makes an object of 9 columns.
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
     * @return what a statement selects or returns
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, E, F, G, H, I, R> Projection<R> into(
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
        return Projection.of(
                List.of(a, b, c, d, e, f, g, h, i),
                v -> constructor.apply(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8]));
    }

    /**
     * Makes an object of 10 columns.
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
     * @return what a statement selects or returns
     */
    @SuppressWarnings("unchecked")
    public static <A, B, C, D, E, F, G, H, I, J, R> Projection<R> into(
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
        return Projection.of(
                List.of(a, b, c, d, e, f, g, h, i, j),
                v -> constructor.apply(
                        (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8],
                        (J) v[9]));
    }
}
