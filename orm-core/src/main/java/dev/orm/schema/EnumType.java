package dev.orm.schema;

import java.util.HashSet;
import java.util.List;

/**
 * A named type that has a few values: {@code CREATE TYPE … AS ENUM}. Several columns may share it.
 *
 * @param name its name
 * @param values its values in their order, none twice
 */
public record EnumType(TableName name, List<String> values) implements SchemaObject {

    /** Copies and checks the values. */
    public EnumType {
        values = List.copyOf(values);
        if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException("Enum type " + name
                    + " needs at least one value, and none twice. Give each value once, in the order they compare in.");
        }
    }
}
