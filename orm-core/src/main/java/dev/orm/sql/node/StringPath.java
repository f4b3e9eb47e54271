package dev.orm.sql.node;

import dev.orm.sql.EntityPath;
import dev.orm.sql.StringExpression;

/**
 * An attribute that holds text.
 */
public final class StringPath extends AttributePath<String> implements StringExpression {

    /**
     * Names an attribute.
     *
     * @param owner the entity that has it
     * @param name its name, with a dot before each attribute of an embedded class
     */
    public StringPath(EntityPath<?> owner, String name) {
        super(owner, name, String.class);
    }
}
