package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A value that is given when the statement runs. The name belongs to the structure of the statement.
 *
 * @param name by which the value is given
 * @param type how it is stored
 * @param <T> its Java type
 */
public record Param<T>(String name, SqlType<T> type) implements ComparableExpression<T> {

    /** Checks the name. */
    public Param {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A parameter needs a name that is not blank.");
        }
    }

    /**
     * Tells that the parameter was given no value.
     *
     * @return the exception
     */
    public IllegalArgumentException withoutValue() {
        return new IllegalArgumentException("The parameter \"" + name + "\" has no value. Give it by bind(\"" + name
                + "\", …) before the statement runs.");
    }

    /**
     * Checks a value.
     *
     * @param value the value
     * @return the same
     * @throws IllegalArgumentException if it is of another class
     */
    public @Nullable T checked(@Nullable Object value) {
        if (value != null && !type.javaType().isInstance(value)) {
            throw new IllegalArgumentException(
                    "The parameter \"" + name + "\" takes a " + type.javaType().getSimpleName() + ", not a "
                            + value.getClass().getSimpleName() + ".");
        }
        return type.javaType().cast(value);
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
    public ComparableExpression<T> rewritten(Rewriter rewriter) {
        return this;
    }

    @Override
    public SqlType<T> sqlType() {
        return type;
    }

    /** The node itself stands in the place of its value until that is given. */
    @Override
    public void collectBinds(BindCollector binds) {
        binds.add(this, this);
    }

    @Override
    public String toString() {
        return ":" + name;
    }
}
