package dev.orm.sql;

import dev.orm.sql.node.ExpressionVisitor;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.TextParts;
import dev.orm.type.SqlType;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * An expression in the database's own SQL, made by {@link Sql#unsafeExpression}; SQLAlchemy's {@code text()}. Immutable.
 *
 * @param <T> the Java type of its value
 */
public final class TextExpression<T> implements ComparableExpression<T> {

    private final TextParts parts;
    private final SqlType<T> type;

    TextExpression(TextParts parts, SqlType<T> type) {
        this.parts = parts;
        this.type = type;
    }

    /**
     * Sets a parameter to a value, which is sent beside the statement.
     *
     * @param name its name, without the colon
     * @param value the value; for SQL {@code NULL} see {@link #bind(String, SqlType, Object)}
     * @return the changed expression
     * @throws IllegalArgumentException if the text has no such parameter, or the value is of no type that a database knows
     */
    public TextExpression<T> bind(String name, Object value) {
        return with(name, Texts.value(name, value));
    }

    /**
     * Sets a parameter to a value of a stated type.
     *
     * @param name its name, without the colon
     * @param valueType how the value is sent
     * @param value the value, null for SQL {@code NULL}
     * @param <V> the Java type of the value
     * @return the changed expression
     * @throws IllegalArgumentException if the text has no such parameter
     */
    public <V> TextExpression<T> bind(String name, SqlType<V> valueType, @Nullable V value) {
        return with(name, Texts.value(valueType, value));
    }

    /**
     * Sets a parameter that stands for an {@code IN} list: {@code in (:ids)}. The values travel as one parameter.
     *
     * @param name its name, without the colon
     * @param values its values, all of one class; for a list that may be empty see {@link #bindList(String, SqlType, Collection)}
     * @return the changed expression
     * @throws IllegalArgumentException if the text has no such parameter, there is no value, or one is null or of no type that a database
     *     knows
     */
    public TextExpression<T> bindList(String name, Collection<?> values) {
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
     * @return the changed expression
     * @throws IllegalArgumentException if the text has no such parameter, or a value is null
     */
    public <V> TextExpression<T> bindList(String name, SqlType<V> valueType, Collection<? extends V> values) {
        return with(name, Texts.list(valueType, values));
    }

    /**
     * Puts an expression in the place of a parameter: a column, an attribute, a condition, a subquery.
     *
     * @param name its name, without the colon
     * @param expression the expression
     * @return the changed expression
     * @throws IllegalArgumentException if the text has no such parameter
     */
    public TextExpression<T> with(String name, Expression<?> expression) {
        return new TextExpression<>(parts.with(name, expression), type);
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
    public SqlType<T> sqlType() {
        return type;
    }

    @Override
    public Class<T> javaType() {
        return type.javaType();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return new TextExpression<>(parts.rewritten(rewriter), type);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        parts.collectBinds(binds);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextExpression<?> that && parts.equals(that.parts) && type.equals(that.type);
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
