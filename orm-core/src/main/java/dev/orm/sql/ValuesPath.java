package dev.orm.sql;

import dev.orm.sql.node.Membership;
import org.jspecify.annotations.Nullable;

/**
 * What the paths of collections of values have in common.
 *
 * @param <T> the Java type of a value
 */
abstract class ValuesPath<T> implements Association<T> {

    /** What a value is called inside of a condition. */
    static final String VALUE = "value";

    private final EntityPath<?> owner;
    private final String attribute;
    private final Class<T> type;

    ValuesPath(EntityPath<?> owner, String attribute, Class<T> type) {
        this.owner = owner;
        this.attribute = attribute;
        this.type = type;
    }

    /** The row of a value. */
    private static final class ValueRow<T> extends EntityPath<T> {

        ValueRow(Class<T> type, String alias) {
            super(type, alias);
        }
    }

    /** Makes the row that a condition on values speaks of. */
    final EntityPath<T> row() {
        return new ValueRow<>(type, alias());
    }

    /** What a row is called by that no program names. */
    final String alias() {
        return owner.alias() + "_" + attribute;
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
                || other instanceof ValuesPath<?> that && owner.equals(that.owner) && attribute.equals(that.attribute);
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
