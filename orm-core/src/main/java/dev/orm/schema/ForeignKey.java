package dev.orm.schema;

import java.util.List;

/**
 * A foreign key.
 *
 * @param name name of the constraint
 * @param columns names of the columns that refer, in order
 * @param referencedTable name of the table they refer to
 * @param referencedColumns names of the columns they refer to, in the same order
 * @param onDelete what happens to a row when the row it refers to is deleted
 */
public record ForeignKey(
        String name,
        List<String> columns,
        TableName referencedTable,
        List<String> referencedColumns,
        DeleteRule onDelete) {

    /** Copies the lists. */
    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    /** The {@code ON DELETE} rule of a foreign key. */
    public enum DeleteRule {
        /** The row that is referred to cannot be deleted. */
        NO_ACTION,
        /** The referring row is deleted too, by the database. */
        CASCADE,
        /** The reference becomes SQL {@code NULL}, by the database. */
        SET_NULL
    }
}
