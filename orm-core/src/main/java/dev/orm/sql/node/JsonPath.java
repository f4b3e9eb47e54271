package dev.orm.sql.node;

import dev.orm.sql.EntityPath;
import dev.orm.sql.JsonExpression;
import dev.orm.type.Json;

/** An attribute of type {@link Json}. */
public final class JsonPath extends AttributePath<Json> implements JsonExpression {

    /**
     * Names an attribute.
     *
     * @param owner the entity that has it
     * @param name its name, with a dot before each attribute of an embedded class
     */
    public JsonPath(EntityPath<?> owner, String name) {
        super(owner, name, Json.class);
    }
}
