package dev.orm.mapping;

import dev.orm.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * An attribute that has a column of the entity's own table: a basic attribute, one of an embedded class, or the foreign key of
 * a to-one association.
 *
 * @param index its number in the accessor
 * @param path its name, with a dot before each attribute of an embedded class
 * @param column its column
 * @param insertable whether {@code INSERT} writes it
 * @param updatable whether {@code UPDATE} writes it
 * @param toOne the association whose foreign key it is, or null
 */
public record ColumnAttribute(
        int index,
        String path,
        Column<?> column,
        boolean insertable,
        boolean updatable,
        @Nullable ToOneAttribute toOne) {}
