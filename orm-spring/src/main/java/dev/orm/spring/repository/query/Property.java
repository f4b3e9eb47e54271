package dev.orm.spring.repository.query;

import dev.orm.sql.EntityPath;
import dev.orm.sql.Selectable;
import dev.orm.sql.node.AttributePath;
import org.jspecify.annotations.Nullable;

/** What the name of a property stands for in a statement. */
sealed interface Property {

    /** An attribute with a column, of the entity itself or of one behind to-one associations. */
    record Column(AttributePath<?> path, Class<?> javaType) implements Property {}

    /** A to-one association. */
    record ToOne(EntityPath<?> path) implements Property {}

    /** An association to many, and the name of a property of what it leads to, or null for the association itself. */
    record ToMany(
            EntityPath<?> owner,
            String attribute,
            Class<?> target,
            @Nullable String rest) implements Property {}

    /**
     * A collection of values, or of embedded objects.
     *
     * @param owner the entity that has it
     * @param attribute its name
     * @param element the class of an element
     * @param value name of the attribute of an element, or null for the objects themselves
     * @param type the type of that attribute, or of a value
     */
    record Elements(
            EntityPath<?> owner,
            String attribute,
            Class<?> element,
            @Nullable String value,
            Class<?> type) implements Property {

        /** Tells whether it is asked of an attribute of each object, and not of each value. */
        boolean isOfObjects() {
            return !element.equals(type);
        }
    }

    /** Returns what can be selected, or null for what is in other tables. */
    default @Nullable Selectable<?> selectable() {
        return this instanceof Column column ? column.path() : this instanceof ToOne toOne ? toOne.path() : null;
    }
}
