package dev.orm.mapping;

import java.util.List;

/**
 * An association whose target's id is, or is a part of, that of its owner ({@code @MapsId}). The id is set when the target has one.
 *
 * @param toOne the association
 * @param ids the attributes of the owner's id that it sets, in the order of the columns that it refers to
 */
public record MappedId(ColumnAttribute toOne, List<ColumnAttribute> ids) {

    /** Copies the list. */
    public MappedId {
        ids = List.copyOf(ids);
    }
}
