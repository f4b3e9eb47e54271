package dev.orm.reflect;

import dev.orm.schema.ForeignKey.Deferral;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key as the database has it.
 *
 * @param name its name, or null if it has none
 * @param columns names of the columns that refer, in order
 * @param referencedTable the table they refer to
 * @param referencedColumns names of the columns they refer to, in the same order
 * @param onDelete what happens to a row when the row it refers to is deleted
 * @param onUpdate what happens to a row when the key it refers to is changed
 * @param deferral when the database looks
 * @param matchFull whether a reference of several columns is SQL {@code NULL} in all of them or in none
 */
public record InspectedForeignKey(
        @Nullable String name,
        List<String> columns,
        TableName referencedTable,
        List<String> referencedColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        Deferral deferral,
        boolean matchFull) {

    /** Copies the lists. */
    public InspectedForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }
}
