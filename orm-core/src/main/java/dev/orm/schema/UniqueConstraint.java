package dev.orm.schema;

import java.util.List;

/**
 * A unique constraint.
 *
 * @param name name of the constraint
 * @param columns names of its columns, in order
 */
public record UniqueConstraint(String name, List<String> columns) {

    /** Copies the list. */
    public UniqueConstraint {
        columns = List.copyOf(columns);
    }
}
