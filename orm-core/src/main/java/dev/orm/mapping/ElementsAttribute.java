package dev.orm.mapping;

import dev.orm.mapping.ToManyAttribute.Kind;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A collection of values, or of objects of an embeddable class, that belong to their entity, in a table of their own
 * ({@code @ElementCollection}).
 *
 * @param index its number in the accessor, behind those of the associations to many
 * @param name name of the attribute
 * @param kind the interface of its collection
 * @param lazy whether it is loaded when it is first used and not with its owner
 * @param table the table of the values ({@code @CollectionTable})
 * @param owner its columns that refer to the owner
 * @param form how an element is stored
 * @param key its column that holds the key of a map ({@code @MapKeyColumn}) or the place in a list, from 0 ({@code @OrderColumn}); null for a
 *     set, and for a list without places
 */
public record ElementsAttribute(
        int index,
        String name,
        Kind kind,
        boolean lazy,
        Table table,
        List<Column<?>> owner,
        ElementForm form,
        @Nullable Column<?> key) {

    /** Copies the list. */
    public ElementsAttribute {
        owner = List.copyOf(owner);
    }

    /**
     * Tells whether the place of an element in a list is stored.
     *
     * @return whether it is
     */
    public boolean hasPlaces() {
        return kind == Kind.LIST && key != null;
    }

    /**
     * Returns what is stored of an element: of a map that of its value, under its key.
     *
     * @param element the element, an entry of a map
     * @return its state; null for null, which is not stored
     */
    public @Nullable Object state(@Nullable Object element) {
        if (element == null || !form.isObject()) {
            return element;
        } else if (kind != Kind.MAP) {
            return form.state(element);
        }
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) element;
        Object value = entry.getValue();
        return new SimpleImmutableEntry<>(entry.getKey(), value == null ? null : form.state(value));
    }

    /**
     * Returns what is stored of the elements of a collection.
     *
     * @param elements the elements
     * @return the state of each
     */
    public @Nullable Object[] states(Collection<?> elements) {
        @Nullable Object[] states = elements.toArray();
        if (form.isObject()) {
            for (int i = 0; i < states.length; i++) {
                states[i] = state(states[i]);
            }
        }
        return states;
    }

    /**
     * Makes an element of what is stored of it.
     *
     * @param state the state, an entry of a map
     * @return an element like the one it was of
     */
    public Object element(Object state) {
        if (!form.isObject()) {
            return state;
        } else if (kind != Kind.MAP) {
            return form.element(state);
        }
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) state;
        return new SimpleImmutableEntry<>(entry.getKey(), form.element(entry.getValue()));
    }
}
