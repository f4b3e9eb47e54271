package dev.orm.schema;

import java.util.List;

/**
 * The primary key of a table.
 *
 * @param name name of the constraint
 * @param columns names of its columns, in order
 */
public record PrimaryKey(String name, List<String> columns) implements Constraint {

    /** Copies the list. */
    public PrimaryKey {
        columns = List.copyOf(columns);
    }
}
