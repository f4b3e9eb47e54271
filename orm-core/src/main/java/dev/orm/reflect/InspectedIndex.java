package dev.orm.reflect;

import java.util.List;

/**
 * An index as the database has it.
 *
 * @param name its name
 * @param columns names of its columns in order; those that are expressions are left out
 * @param unique whether it refuses equal rows
 */
public record InspectedIndex(String name, List<String> columns, boolean unique) {

    /** Copies the list. */
    public InspectedIndex {
        columns = List.copyOf(columns);
    }
}
