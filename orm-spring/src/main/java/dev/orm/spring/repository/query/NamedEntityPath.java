package dev.orm.spring.repository.query;

import dev.orm.sql.Association;
import dev.orm.sql.EntityPath;
import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.SimplePath;
import dev.orm.sql.node.StringPath;

/** An entity in a statement whose attributes are named by strings that were looked up in the mapping before. */
final class NamedEntityPath<E> extends EntityPath<E> {

    NamedEntityPath(Class<E> type, String alias) {
        super(type, alias);
    }

    NamedEntityPath(Class<E> type, EntityPath<?> owner, String attribute) {
        super(type, owner, attribute);
    }

    static AttributePath<?> column(EntityPath<?> owner, String name, Class<?> javaType) {
        return javaType == String.class ? new StringPath(owner, name) : new SimplePath<>(owner, name, javaType);
    }

    /** An association to many that is named by a string. */
    record ToMany<E>(EntityPath<?> owner, String attribute, Class<E> target) implements Association<E> {}
}
