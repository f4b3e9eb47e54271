package dev.orm.schema;

import java.util.List;

/**
 * An index.
 *
 * @param name its name
 * @param columns names of its columns, in order
 * @param unique whether it refuses equal rows
 */
public record Index(String name, List<String> columns, boolean unique) {

    /** Copies the list. */
    public Index {
        columns = List.copyOf(columns);
    }
}
