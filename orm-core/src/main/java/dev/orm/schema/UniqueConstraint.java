package dev.orm.schema;

import java.util.List;

/**
 * A unique constraint.
 *
 * @param name name of the constraint
 * @param columns names of its columns, in order
 * @param nullsDistinct whether rows may have the same values if one of them is SQL {@code NULL}, as the standard has it; false for
 *     {@code NULLS NOT DISTINCT}
 */
public record UniqueConstraint(String name, List<String> columns, boolean nullsDistinct) implements Constraint {

    /** Copies the list. */
    public UniqueConstraint {
        columns = List.copyOf(columns);
    }

    /**
     * Makes a constraint that takes SQL {@code NULL} for a value of its own.
     *
     * @param name name of the constraint
     * @param columns names of its columns, in order
     */
    public UniqueConstraint(String name, List<String> columns) {
        this(name, columns, true);
    }
}
