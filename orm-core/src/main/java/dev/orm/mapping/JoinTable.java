package dev.orm.mapping;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import java.util.List;

/**
 * The table between two entities of a many-to-many association, seen from one of them.
 *
 * @param table the table
 * @param ownerColumns its foreign key to the entity that has the attribute
 * @param targetColumns its foreign key to the entity that the attribute leads to
 */
public record JoinTable(Table table, List<Column<?>> ownerColumns, List<Column<?>> targetColumns) {

    /** Copies the lists. */
    public JoinTable {
        ownerColumns = List.copyOf(ownerColumns);
        targetColumns = List.copyOf(targetColumns);
    }
}
