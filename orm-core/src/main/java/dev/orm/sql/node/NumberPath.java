package dev.orm.sql.node;

import dev.orm.sql.EntityPath;
import dev.orm.sql.NumberExpression;

/**
 * An attribute that holds a number.
 *
 * @param <N> its Java type
 */
public final class NumberPath<N extends Number> extends AttributePath<N> implements NumberExpression<N> {

    /**
     * Names an attribute.
     *
     * @param owner the entity that has it
     * @param name its name, with a dot before each attribute of an embedded class
     * @param javaType its Java type
     */
    public NumberPath(EntityPath<?> owner, String name, Class<N> javaType) {
        super(owner, name, javaType);
    }
}
