package dev.orm.sql;

import dev.orm.sql.node.Absent;
import dev.orm.sql.node.Membership;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A collection of values in a statement: {@code user.roles}, where {@code roles} is an {@code @ElementCollection}.
 *
 * @param <T> the Java type of a value
 * @param <X> a value in an expression
 */
public final class ElementsPath<T, X extends Expression<T>> implements Association<T> {

    /** What a value is called inside of a condition. */
    private static final String VALUE = "value";

    private final EntityPath<?> owner;
    private final String attribute;
    private final Class<T> type;
    private final BiFunction<EntityPath<?>, String, X> value;

    ElementsPath(EntityPath<?> owner, String attribute, Class<T> type, BiFunction<EntityPath<?>, String, X> value) {
        this.owner = owner;
        this.attribute = attribute;
        this.type = type;
        this.value = value;
    }

    /** The row of a value. */
    private static final class ElementRow<T> extends EntityPath<T> {

        ElementRow(Class<T> type, String alias) {
            super(type, alias);
        }
    }

    @Override
    public EntityPath<?> owner() {
        return owner;
    }

    @Override
    public String attribute() {
        return attribute;
    }

    /** Returns the Java type of a value. */
    @Override
    public Class<T> target() {
        return type;
    }

    private EntityPath<T> row() {
        return new ElementRow<>(type, owner.alias() + "_" + attribute);
    }

    /**
     * Whether the collection holds a value.
     *
     * @param element the value
     * @return the condition, a correlated {@code EXISTS}
     */
    public Condition contains(T element) {
        return any(value -> value.eq(element));
    }

    /**
     * Whether the collection holds a value for which a condition is true: {@code user.phones.any(phone -> phone.startsWith("0"))}.
     *
     * @param condition makes the condition of a value; absent for any value
     * @return the condition, a correlated {@code EXISTS}
     */
    public Condition any(Function<? super X, ? extends Condition> condition) {
        EntityPath<T> row = row();
        Condition where = condition.apply(value.apply(row, VALUE));
        return new Membership(this, row, Absent.is(where) ? null : where);
    }

    /**
     * Whether the collection holds no value for which a condition is true.
     *
     * @param condition makes the condition of a value; absent for any value
     * @return the condition
     */
    public Condition none(Function<? super X, ? extends Condition> condition) {
        return any(condition).not();
    }

    /**
     * Whether the collection is empty.
     *
     * @return the condition
     */
    public Condition isEmpty() {
        return isNotEmpty().not();
    }

    /**
     * Whether the collection holds anything.
     *
     * @return the condition
     */
    public Condition isNotEmpty() {
        return new Membership(this, row(), null);
    }

    /**
     * How many values the collection holds.
     *
     * @return the number, a query inside the statement
     */
    public NumberExpression<Long> size() {
        return new Membership.Size(this, row());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof ElementsPath<?, ?> that
                        && owner.equals(that.owner)
                        && attribute.equals(that.attribute);
    }

    @Override
    public int hashCode() {
        return owner.hashCode() * 31 + attribute.hashCode();
    }

    /** Returns the path as it is written, such as {@code user.roles}. */
    @Override
    public String toString() {
        return owner + "." + attribute;
    }
}
