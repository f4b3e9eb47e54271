package dev.orm.sql.node;

import dev.orm.sql.ComparableExpression;
import dev.orm.sql.EntityPath;

/**
 * An attribute that holds a value with an order.
 *
 * @param <T> its Java type
 */
public final class ComparablePath<T> extends AttributePath<T> implements ComparableExpression<T> {

    /**
     * Names an attribute.
     *
     * @param owner the entity that has it
     * @param name its name, with a dot before each attribute of an embedded class
     * @param javaType its Java type
     */
    public ComparablePath(EntityPath<?> owner, String name, Class<T> javaType) {
        super(owner, name, javaType);
    }
}
