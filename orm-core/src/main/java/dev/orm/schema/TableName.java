package dev.orm.schema;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table.
 *
 * @param schema name of its schema, unquoted, or null for the one that the connection uses
 * @param name its own name, unquoted
 */
public record TableName(@Nullable String schema, String name) {

    /**
     * Names a table in the schema that the connection uses.
     *
     * @param name its name, unquoted
     * @return the table name
     */
    public static TableName of(String name) {
        return new TableName(null, name);
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
