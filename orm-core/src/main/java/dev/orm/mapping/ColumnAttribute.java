package dev.orm.mapping;

import dev.orm.schema.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute that has a column of a table of the entity: a basic attribute, one of an embedded class, or the foreign key of
 * a to-one association.
 *
 * @param index its number in the accessor
 * @param path its name, with a dot before each attribute of an embedded class
 * @param table which of the tables of the entity has its columns, from 0 ({@link EntityModel#tables()})
 * @param column its column, the first of a foreign key of several
 * @param columns all its columns; only a foreign key to an id of several columns has more than one, in the order of that id
 * @param written those of its columns that are written, where another attribute writes the others
 * @param insertable whether {@code INSERT} writes it
 * @param updatable whether {@code UPDATE} writes it
 * @param made when the database makes its value
 * @param lazy its number among the attributes that are read when they are first used; -1 if it is read with the entity
 * @param computed whether it has no column after all: the database computes it in each query, and {@code column} says how it is read
 * @param toOne the association whose foreign key it is, or null
 */
public record ColumnAttribute(
        int index,
        String path,
        int table,
        Column<?> column,
        List<Column<?>> columns,
        List<Column<?>> written,
        boolean insertable,
        boolean updatable,
        Made made,
        int lazy,
        boolean computed,
        @Nullable ToOneAttribute toOne) {

    /** Copies the lists. */
    public ColumnAttribute {
        columns = List.copyOf(columns);
        written = List.copyOf(written);
    }

    /**
     * Tells whether it is read when it is first used, and not with the entity.
     *
     * @return whether it is
     */
    public boolean isLazy() {
        return lazy >= 0;
    }

    /**
     * Tells whether it stands in each row that is read of the entity.
     *
     * @return whether it is neither computed nor read when it is first used
     */
    public boolean isInRow() {
        return lazy < 0 && !computed;
    }

    /** When the database makes a value that the program has to read back. */
    public enum Made {
        /** Never, or only the id. */
        NEVER,
        /** When the row is inserted. */
        ON_INSERT,
        /** Whenever the row is written. */
        ON_EVERY_WRITE
    }
}
