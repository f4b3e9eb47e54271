package dev.orm.mapping;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import java.util.List;

/**
 * One of the tables that the columns of an entity stand in. Most entities have one. One of joined tables ({@code InheritanceType.JOINED}) has another for each
 * entity that it extends, the topmost first; {@code @SecondaryTable} adds more. A row of each has the same id.
 *
 * @param table the table
 * @param key the columns of its primary key, which are those of the id, perhaps under other names
 * @param optional whether there may be no row in it, so that its attributes are null
 */
public record EntityTable(Table table, List<Column<?>> key, boolean optional) {

    /** Copies the list. */
    public EntityTable {
        key = List.copyOf(key);
    }
}
