package dev.orm.sql;

/**
 * Functions that make one object of the columns of a row; a constructor reference is the usual one:
 * {@code select(AuthorStats::new, user.name, count(post))}.
 */
public final class Projectors {

    private Projectors() {}

    /**
     * Makes an object of 1 column.
     *
     * @param <A> Java type of column 1
     * @param <R> what is made
     */
    @FunctionalInterface
    public interface Projector1<A, R> {

        /**
         * Makes the object.
         *
         * @param a column 1
         * @return the object
         */
        R apply(A a);
    }

    /**
     * Makes an object of 2 columns.
     *
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <R> what is made
     */
    @FunctionalInterface
    public interface Projector2<A, B, R> {

        /**
         * Makes the object.
         *
         * @param a column 1
         * @param b column 2
         * @return the object
         */
        R apply(A a, B b);
    }

    /**
     * Makes an object of 3 columns.
     *
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <R> what is made
     */
    @FunctionalInterface
    public interface Projector3<A, B, C, R> {

        /**
         * Makes the object.
         *
         * @param a column 1
         * @param b column 2
         * @param c column 3
         * @return the object
         */
        R apply(A a, B b, C c);
    }

    /**
     * Makes an object of 4 columns.
     *
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <D> Java type of column 4
     * @param <R> what is made
     */
    @FunctionalInterface
    public interface Projector4<A, B, C, D, R> {

        /**
         * Makes the object.
         *
         * @param a column 1
         * @param b column 2
         * @param c column 3
         * @param d column 4
         * @return the object
         */
        R apply(A a, B b, C c, D d);
    }

    /**
     * Makes an object of 5 columns.
     *
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <D> Java type of column 4
     * @param <E> Java type of column 5
     * @param <R> what is made
     */
    @FunctionalInterface
    public interface Projector5<A, B, C, D, E, R> {

        /**
         * Makes the object.
         *
         * @param a column 1
         * @param b column 2
         * @param c column 3
         * @param d column 4
         * @param e column 5
         * @return the object
         */
        R apply(A a, B b, C c, D d, E e);
    }

    /**
     * Makes an object of 6 columns.
     *
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <D> Java type of column 4
     * @param <E> Java type of column 5
     * @param <F> Java type of column 6
     * @param <R> what is made
     */
    @FunctionalInterface
    public interface Projector6<A, B, C, D, E, F, R> {

        /**
         * Makes the object.
         *
         * @param a column 1
         * @param b column 2
         * @param c column 3
         * @param d column 4
         * @param e column 5
         * @param f column 6
         * @return the object
         */
        R apply(A a, B b, C c, D d, E e, F f);
    }

    /**
     * Makes an object of 7 columns.
     *
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <D> Java type of column 4
     * @param <E> Java type of column 5
     * @param <F> Java type of column 6
     * @param <G> Java type of column 7
     * @param <R> what is made
     */
    @FunctionalInterface
    public interface Projector7<A, B, C, D, E, F, G, R> {

        /**
         * Makes the object.
         *
         * @param a column 1
         * @param b column 2
         * @param c column 3
         * @param d column 4
         * @param e column 5
         * @param f column 6
         * @param g column 7
         * @return the object
         */
        R apply(A a, B b, C c, D d, E e, F f, G g);
    }

    /**
     * Makes an object of 8 columns.
     *
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <D> Java type of column 4
     * @param <E> Java type of column 5
     * @param <F> Java type of column 6
     * @param <G> Java type of column 7
     * @param <H> Java type of column 8
     * @param <R> what is made
     */
    @FunctionalInterface
    public interface Projector8<A, B, C, D, E, F, G, H, R> {

        /**
         * Makes the object.
         *
         * @param a column 1
         * @param b column 2
         * @param c column 3
         * @param d column 4
         * @param e column 5
         * @param f column 6
         * @param g column 7
         * @param h column 8
         * @return the object
         */
        R apply(A a, B b, C c, D d, E e, F f, G g, H h);
    }

    /**
     * Makes an object of 9 columns.
     *
     * @param <A> Java type of column 1
     * @param <B> Java type of column 2
     * @param <C> Java type of column 3
     * @param <D> Java type of column 4
     * @param <E> Java type of column 5
     * @param <F> Java type of column 6
     * @param <G> Java type of column 7
     * @param <H> Java type of column 8
     * @param <I> Java type of column 9
     * @param <R> what is made
     */
    @FunctionalInterface
    public interface Projector9<A, B, C, D, E, F, G, H, I, R> {

        /**
         * Makes the object.
         *
         * @param a column 1
         * @param b column 2
         * @param c column 3
         * @param d column 4
         * @param e column 5
         * @param f column 6
         * @param g column 7
         * @param h column 8
         * @param i column 9
         * @return the object
         */
        R apply(A a, B b, C c, D d, E e, F f, G g, H h, I i);
    }

    /**
     * Makes an object of 10 columns.
     *
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
     * @param <R> what is made
     */
    @FunctionalInterface
    public interface Projector10<A, B, C, D, E, F, G, H, I, J, R> {

        /**
         * Makes the object.
         *
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
         * @return the object
         */
        R apply(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j);
    }
}
