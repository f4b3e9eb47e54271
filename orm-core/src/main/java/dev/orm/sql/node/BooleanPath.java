package dev.orm.sql.node;

import dev.orm.sql.BooleanExpression;
import dev.orm.sql.EntityPath;

/**
 * An attribute that holds a boolean.
 */
public final class BooleanPath extends AttributePath<Boolean> implements BooleanExpression {

    /**
     * Names an attribute.
     *
     * @param owner the entity that has it
     * @param name its name, with a dot before each attribute of an embedded class
     */
    public BooleanPath(EntityPath<?> owner, String name) {
        super(owner, name, Boolean.class);
    }
}
