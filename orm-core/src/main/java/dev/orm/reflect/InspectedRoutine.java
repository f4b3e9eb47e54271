package dev.orm.reflect;

import dev.orm.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A trigger or a routine that a database has. What it does is not looked at.
 *
 * @param kind {@code trigger}, {@code function}, {@code procedure} or {@code event}
 * @param name its name
 * @param table the table of a trigger, else null
 */
public record InspectedRoutine(
        String kind, TableName name, @Nullable TableName table) {

    /** Its kind and its name, and the table that it is of. */
    @Override
    public String toString() {
        return kind + " " + name + (table == null ? "" : " of table " + table);
    }
}
