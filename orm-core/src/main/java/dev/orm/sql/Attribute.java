package dev.orm.sql;

/**
 * An attribute of an entity, as the generated {@code Q…} classes name it: a value ({@code user.age}), an association to one
 * ({@code post.author()}) or to many ({@code user.posts}).
 *
 * @param <T> the type of its value, or of what the association leads to
 */
public interface Attribute<T> {

    /**
     * Returns the entity that has the attribute.
     *
     * @return its path
     */
    EntityPath<?> owner();

    /**
     * Returns the name of the attribute.
     *
     * @return its name in the owner's class, with a dot before each attribute of an embedded class
     */
    String attribute();
}
