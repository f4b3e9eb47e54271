package dev.orm.sql.node;

import dev.orm.sql.ArrayExpression;
import dev.orm.sql.EntityPath;

/**
 * An attribute that holds an array.
 *
 * @param <T> its Java type, a list or a Java array
 * @param <E> the Java type of its elements
 */
public final class ArrayPath<T, E> extends AttributePath<T> implements ArrayExpression<T, E> {

    private final Class<E> elementType;

    /**
     * Names an attribute.
     *
     * @param owner the entity that has it
     * @param name its name, with a dot before each attribute of an embedded class
     * @param javaType its Java type
     * @param elementType the Java type of its elements
     */
    public ArrayPath(EntityPath<?> owner, String name, Class<T> javaType, Class<E> elementType) {
        super(owner, name, javaType);
        this.elementType = elementType;
    }

    @Override
    public Class<E> elementType() {
        return elementType;
    }
}
