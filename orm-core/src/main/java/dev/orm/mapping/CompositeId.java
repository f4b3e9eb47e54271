package dev.orm.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An id that is an object: of the class of an {@code @EmbeddedId}, of an {@code @IdClass}, or the id of the entity that an
 * {@code @Id} association leads to. A session knows such an id as the list of the values of its columns, which nobody can change.
 * Immutable.
 */
public final class CompositeId {

    private final String entity;
    private final Class<?> type;
    private final IdShape shape;

    /**
     * Makes a description; called by the models.
     *
     * @param entity name of the entity
     * @param type the class of the id
     * @param shape takes it apart
     */
    CompositeId(String entity, Class<?> type, IdShape shape) {
        this.entity = entity;
        this.type = type;
        this.shape = shape;
    }

    /**
     * Returns the class of the id as a program gives it.
     *
     * @return the class
     */
    public Class<?> type() {
        return type;
    }

    IdShape shape() {
        return shape;
    }

    /**
     * Takes an id apart.
     *
     * @param id the id, of the class {@link #type()}
     * @return the values of its columns, in their order
     * @throws IllegalArgumentException if it is of another class, or a part of it is null
     */
    public List<Object> key(Object id) {
        if (!type.isInstance(id)) {
            throw new IllegalArgumentException("The id of " + entity + " is a " + type.getSimpleName() + ", not a "
                    + id.getClass().getSimpleName() + ".");
        }
        List<@Nullable Object> values = new ArrayList<>();
        shape.take(id, values);
        if (values.contains(null)) {
            throw new IllegalArgumentException("A part of the id of " + entity
                    + " is null: no row has such an id. Set all parts of " + type.getSimpleName() + ".");
        }
        return List.copyOf(values);
    }

    /**
     * Makes an id of the values of its columns.
     *
     * @param key the values, in their order
     * @return the id
     */
    public Object id(List<?> key) {
        return shape.make(key.iterator());
    }
}
