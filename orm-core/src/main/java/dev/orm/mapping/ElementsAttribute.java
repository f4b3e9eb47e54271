package dev.orm.mapping;

import dev.orm.mapping.ToManyAttribute.Kind;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collection of values that belong to their entity, in a table of their own ({@code @ElementCollection}).
 *
 * @param index its number in the accessor, behind those of the associations to many
 * @param name name of the attribute
 * @param kind the interface of its collection
 * @param lazy whether it is loaded when it is first used and not with its owner
 * @param table the table of the values ({@code @CollectionTable})
 * @param owner its columns that refer to the owner
 * @param value its column that holds a value
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
        Column<?> value,
        @Nullable Column<?> key) {

    /** Copies the list. */
    public ElementsAttribute {
        owner = List.copyOf(owner);
    }
}
