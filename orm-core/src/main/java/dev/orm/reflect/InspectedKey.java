package dev.orm.reflect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A primary key or unique constraint as the database has it.
 *
 * @param name its name, or null if it has none
 * @param columns names of its columns in order
 */
public record InspectedKey(@Nullable String name, List<String> columns) {

    /** Copies the list. */
    public InspectedKey {
        columns = List.copyOf(columns);
    }
}
