package dev.orm.reflect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A primary key or unique constraint as the database has it.
 *
 * @param name its name, or null if it has none
 * @param columns names of its columns in order
 * @param nullsDistinct whether rows may have the same values if one of them is SQL {@code NULL}
 */
public record InspectedKey(@Nullable String name, List<String> columns, boolean nullsDistinct) {

    /** Copies the list. */
    public InspectedKey {
        columns = List.copyOf(columns);
    }
}
