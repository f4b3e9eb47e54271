package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that is sent beside the statement. Two binds are equal when they take values of the same type: the value itself is
 * no part of the statement's structure.
 *
 * @param <T> the Java type of the value
 */
public final class Bind<T> implements Expression<T> {

    private final @Nullable T value;
    private final Class<T> javaType;
    private final @Nullable SqlType<T> type;
    private final @Nullable Derivation derivation;

    private Bind(@Nullable T value, Class<T> javaType, @Nullable SqlType<T> type, @Nullable Derivation derivation) {
        this.value = value;
        this.javaType = javaType;
        this.type = type;
        this.derivation = derivation;
    }

    /**
     * Says that a value is made of that of another node, at each execution.
     *
     * @param node the node in the statement as the user wrote it
     * @param function makes the value
     */
    public record Derivation(Object node, Function<Object, @Nullable Object> function) {}

    /**
     * Binds a value that is made, at each execution, of that of another node.
     *
     * @param type how the value is stored
     * @param derivation how it is made
     * @param <T> its Java type
     * @return the bind
     */
    public static <T> Bind<T> derived(SqlType<T> type, Derivation derivation) {
        return new Bind<>(null, type.javaType(), type, derivation);
    }

    /**
     * Returns how the value is made of that of another node.
     *
     * @return how, or null if the value is this node's own
     */
    public @Nullable Derivation derivation() {
        return derivation;
    }

    /**
     * Binds a value that stands beside an expression and is stored like it.
     *
     * @param beside the expression whose type it takes
     * @param value the value
     * @param <T> the Java type of both
     * @return the bind
     * @throws IllegalArgumentException if the value is null
     */
    public static <T> Bind<T> of(Expression<T> beside, T value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "null stands beside " + beside + ", to which nothing compares in SQL and with which nothing is"
                            + " calculated. Use isNull() or isNotNull(), or nullValue(type) where SQL NULL is meant.");
        }
        return new Bind<>(value, beside.javaType(), null, null);
    }

    /**
     * Binds a value of a stated type.
     *
     * @param type how it is stored
     * @param value the value, null for SQL {@code NULL}
     * @param <T> its Java type
     * @return the bind
     */
    public static <T> Bind<T> of(SqlType<T> type, @Nullable T value) {
        return new Bind<>(value, type.javaType(), type, null);
    }

    /**
     * Binds a value whose Java type says how it is stored, unless an expression beside it does.
     *
     * @param value the value
     * @param <T> its Java type
     * @return the bind
     * @throws IllegalArgumentException if the value is null
     */
    @SuppressWarnings("unchecked")
    public static <T> Bind<T> ofValue(T value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "A value of null has no type that the database could know. Use nullValue(type) instead.");
        }
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        return new Bind<>(value, (Class<T>) type, null, null);
    }

    /**
     * Binds a value that is assigned to an expression and stored like it.
     *
     * @param target the expression whose type it takes
     * @param value the value, null for SQL {@code NULL}
     * @param <T> the Java type of both
     * @return the bind
     */
    public static <T> Bind<T> assigned(Expression<T> target, @Nullable T value) {
        return new Bind<>(value, target.javaType(), null, null);
    }

    /**
     * Takes what is given for a column: an expression as it is, anything else as a value that is stored like the column.
     *
     * @param target the column
     * @param value an expression, a value of the column's Java type, or null for SQL {@code NULL}
     * @return the expression
     * @throws IllegalArgumentException if the value is of another Java type
     */
    @SuppressWarnings("unchecked")
    public static Expression<?> checked(Expression<?> target, @Nullable Object value) {
        boolean fits = value instanceof Expression<?> expression
                ? expression.javaType() == target.javaType()
                : value == null || target.javaType().isInstance(value);
        if (!fits) {
            throw new IllegalArgumentException(target + " takes a "
                    + target.javaType().getSimpleName() + ", not a "
                    + (value instanceof Expression<?> expression ? expression.javaType() : value.getClass())
                            .getSimpleName()
                    + ".");
        }
        return value instanceof Expression<?> expression ? expression : assigned((Expression<Object>) target, value);
    }

    /**
     * Returns an equal bind that holds no value.
     *
     * @return the bind
     */
    public Bind<T> withoutValue() {
        return new Bind<>(null, javaType, type, null);
    }

    /**
     * Returns the value.
     *
     * @return the value, null for SQL {@code NULL}
     */
    public @Nullable T value() {
        return value;
    }

    /**
     * Returns how the value is stored.
     *
     * @return the type, or null when it is that of the expression beside it
     */
    @Override
    public @Nullable SqlType<T> sqlType() {
        return type;
    }

    @Override
    public Class<T> javaType() {
        return javaType;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return this;
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.add(this, value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Bind<?> that
                        && javaType == that.javaType
                        && (type == null ? that.type == null : type.equals(that.type));
    }

    @Override
    public int hashCode() {
        return javaType.hashCode();
    }

    @Override
    public String toString() {
        return "?";
    }
}
