package dev.orm.sql;

import dev.orm.sql.node.ExpressionVisitor;
import dev.orm.sql.node.Rewriter;
import dev.orm.type.SqlType;
import java.util.List;

/**
 * An expression that a program or a library adds to the toolkit; SQLAlchemy's custom construct. Best a record, since two that are
 * written in the same way have to be equal:
 *
 * <pre>{@code
 * record Collated(List<Expression<?>> parts, String collation) implements CustomExpression<String> {
 *     public SqlType<String> sqlType() { return SqlType.TEXT; }
 *     public Collated withParts(List<Expression<?>> parts) { return new Collated(parts, collation); }
 *     public void write(Writer to) { to.part(0).words("collate").name(collation); }
 * }
 * }</pre>
 *
 * @param <T> the Java type of its value
 */
public interface CustomExpression<T> extends ComparableExpression<T> {

    /**
     * Returns the expressions inside.
     *
     * @return all of them, in the order in which {@link Writer#part} counts them
     */
    List<Expression<?>> parts();

    /**
     * Copies the expression with others inside.
     *
     * @param parts as many as there are, in the same order
     * @return the copy
     */
    CustomExpression<T> withParts(List<Expression<?>> parts);

    /**
     * Writes the expression. What is written must depend on what {@code equals} compares and on {@link Writer#dialect} only.
     *
     * @param to takes the text
     */
    void write(Writer to);

    @Override
    SqlType<T> sqlType();

    @Override
    default Class<T> javaType() {
        return sqlType().javaType();
    }

    @Override
    default <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    default Expression<T> rewritten(Rewriter rewriter) {
        return withParts(rewriter.rewriteAll(parts()));
    }

    @Override
    default void collectBinds(BindCollector binds) {
        for (Expression<?> part : parts()) {
            binds.collect(part);
        }
    }

    /** Takes the text of a {@link CustomExpression} piece by piece. No text from outside can become anything but what it is given as. */
    interface Writer {

        /**
         * Returns the name of the dialect that the statement is written for.
         *
         * @return the name, such as {@code PostgreSQL}
         */
        String dialect();

        /**
         * Writes one of the expressions inside, in parentheses where it needs them.
         *
         * @param index its place in {@link CustomExpression#parts}, from 0
         * @return this
         */
        Writer part(int index);

        /**
         * Writes a name, quoted.
         *
         * @param name the name
         * @return this
         * @throws IllegalArgumentException if the database could not take the name exactly as it is
         */
        Writer name(String name);

        /**
         * Writes words such as {@code at time zone}.
         *
         * @param words letters, digits and underscores, with single blanks between words
         * @return this
         * @throws IllegalArgumentException if they are anything else
         */
        Writer words(String words);

        /**
         * Writes an operator such as {@code ||}.
         *
         * @param operator characters of operators, or words
         * @return this
         * @throws IllegalArgumentException if it is anything else
         */
        Writer operator(String operator);

        /**
         * Writes {@code (}.
         *
         * @return this
         */
        Writer open();

        /**
         * Writes {@code )}.
         *
         * @return this
         */
        Writer close();

        /**
         * Writes {@code ,}.
         *
         * @return this
         */
        Writer comma();

        /**
         * Refuses the expression on this database.
         *
         * @param what the construct, such as {@code collate}
         * @param instead the nearest form that works everywhere, as a sentence
         * @return the error to throw: an {@code UnsupportedConstructException}
         */
        RuntimeException unsupported(String what, String instead);
    }
}
