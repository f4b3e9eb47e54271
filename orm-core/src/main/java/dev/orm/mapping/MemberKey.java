package dev.orm.mapping;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The attribute of an entity under which a map of an association holds it ({@code @MapKey}). Thread-safe. */
public final class MemberKey {

    private final String attribute;
    private final Map<Class<?>, EntityModel<?>> models;

    MemberKey(String attribute, Map<Class<?>, EntityModel<?>> models) {
        this.attribute = attribute;
        this.models = models;
    }

    /**
     * Returns the path of the attribute.
     *
     * @return its path in the entity that the association leads to
     */
    public String attribute() {
        return attribute;
    }

    /**
     * Returns the key of an entity.
     *
     * @param element the entity, loaded
     * @return the value of the attribute
     */
    @SuppressWarnings("unchecked")
    public @Nullable Object of(Object element) {
        Class<?> type = element.getClass();
        // An object that may be loaded later is of a generated subclass.
        while (!models.containsKey(type)) {
            type = type.getSuperclass();
        }
        EntityModel<Object> model = (EntityModel<Object>) models.get(type);
        ColumnAttribute key =
                Objects.requireNonNull(Objects.requireNonNull(model).attribute(attribute));
        return model.accessor().get(key.index(), element);
    }
}
