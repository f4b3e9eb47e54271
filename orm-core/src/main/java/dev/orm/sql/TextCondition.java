package dev.orm.sql;

import dev.orm.sql.node.ExpressionVisitor;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.TextParts;
import dev.orm.type.SqlType;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A condition in the database's own SQL, made by {@link Sql#unsafeCondition}; SQLAlchemy's {@code text()}. Immutable. */
public final class TextCondition implements Condition {

    private final TextParts parts;

    TextCondition(TextParts parts) {
        this.parts = parts;
    }

    /**
     * Sets a parameter to a value, which is sent beside the statement.
     *
     * @param name its name, without the colon
     * @param value the value; for SQL {@code NULL} see {@link #bind(String, SqlType, Object)}
     * @return the changed condition
     * @throws IllegalArgumentException if the text has no such parameter, or the value is of no type that a database knows
     */
    public TextCondition bind(String name, Object value) {
        return with(name, Texts.value(name, value));
    }

    /**
     * Sets a parameter to a value of a stated type.
     *
     * @param name its name, without the colon
     * @param type how the value is sent
     * @param value the value, null for SQL {@code NULL}
     * @param <V> the Java type of the value
     * @return the changed condition
     * @throws IllegalArgumentException if the text has no such parameter
     */
    public <V> TextCondition bind(String name, SqlType<V> type, @Nullable V value) {
        return with(name, Texts.value(type, value));
    }

    /**
     * Sets a parameter that stands for an {@code IN} list: {@code in (:ids)}. The values travel as one parameter.
     *
     * @param name its name, without the colon
     * @param values its values, all of one class; for a list that may be empty see {@link #bindList(String, SqlType, Collection)}
     * @return the changed condition
     * @throws IllegalArgumentException if the text has no such parameter, there is no value, or one is null or of no type that a database
     *     knows
     */
    public TextCondition bindList(String name, Collection<?> values) {
        return with(name, Texts.list(name, values));
    }

    /**
     * Sets a parameter that stands for an {@code IN} list of values of a stated type: {@code in (:ids)}. The values travel as one
     * parameter; in an empty list there is nothing, and {@code NOT IN} such a list is everything.
     *
     * @param name its name, without the colon
     * @param valueType how each value is sent
     * @param values its values
     * @param <V> the Java type of the values
     * @return the changed condition
     * @throws IllegalArgumentException if the text has no such parameter, or a value is null
     */
    public <V> TextCondition bindList(String name, SqlType<V> valueType, Collection<? extends V> values) {
        return with(name, Texts.list(valueType, values));
    }

    /**
     * Puts an expression in the place of a parameter: a column, an attribute, a condition, a subquery.
     *
     * @param name its name, without the colon
     * @param expression the expression
     * @return the changed condition
     * @throws IllegalArgumentException if the text has no such parameter
     */
    public TextCondition with(String name, Expression<?> expression) {
        return new TextCondition(parts.with(name, expression));
    }

    /**
     * Returns the text and what stands for its names, for layers that rewrite or write it.
     *
     * @return the parts
     */
    public TextParts parts() {
        return parts;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new TextCondition(parts.rewritten(rewriter));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        parts.collectBinds(binds);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextCondition that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return parts.text().toString();
    }
}
