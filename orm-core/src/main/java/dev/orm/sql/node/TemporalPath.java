package dev.orm.sql.node;

import dev.orm.sql.EntityPath;
import dev.orm.sql.TemporalExpression;

/**
 * An attribute that holds a date or a time.
 *
 * @param <T> its Java type
 */
public final class TemporalPath<T> extends AttributePath<T> implements TemporalExpression<T> {

    /**
     * Names an attribute.
     *
     * @param owner the entity that has it
     * @param name its name, with a dot before each attribute of an embedded class
     * @param javaType its Java type
     */
    public TemporalPath(EntityPath<?> owner, String name, Class<T> javaType) {
        super(owner, name, javaType);
    }
}
