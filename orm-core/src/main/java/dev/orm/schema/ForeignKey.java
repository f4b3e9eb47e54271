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
 * @param onUpdate what happens to a row when the key it refers to is changed
 * @param deferral when the database looks
 * @param matchFull whether a reference of several columns is SQL {@code NULL} in all of them or in none ({@code MATCH FULL})
 */
public record ForeignKey(
        String name,
        List<String> columns,
        TableName referencedTable,
        List<String> referencedColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        Deferral deferral,
        boolean matchFull)
        implements Constraint {

    /** When a database looks whether a constraint is kept. */
    public enum Deferral {
        /** After each statement. */
        NOT_DEFERRABLE,
        /** After each statement, unless the transaction says otherwise ({@code DEFERRABLE INITIALLY IMMEDIATE}). */
        DEFERRABLE,
        /** When the transaction ends ({@code DEFERRABLE INITIALLY DEFERRED}). */
        INITIALLY_DEFERRED
    }

    /** Copies the lists. */
    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
        if (columns.isEmpty() || columns.size() != referencedColumns.size()) {
            throw new IllegalArgumentException("Foreign key \"" + name + "\" refers from " + columns + " to "
                    + referencedColumns + ". Name as many columns on one side as on the other, at least one.");
        }
    }

    /**
     * Makes a foreign key that refuses changes of the key it refers to.
     *
     * @param name name of the constraint
     * @param columns names of the columns that refer, in order
     * @param referencedTable name of the table they refer to
     * @param referencedColumns names of the columns they refer to, in the same order
     * @param onDelete what happens to a row when the row it refers to is deleted
     */
    public ForeignKey(
            String name,
            List<String> columns,
            TableName referencedTable,
            List<String> referencedColumns,
            ReferentialAction onDelete) {
        this(
                name,
                columns,
                referencedTable,
                referencedColumns,
                onDelete,
                ReferentialAction.NO_ACTION,
                Deferral.NOT_DEFERRABLE,
                false);
    }

    /**
     * {@code ON UPDATE}.
     *
     * @param action what happens to a row when the key it refers to is changed
     * @return the same key with that rule
     */
    public ForeignKey onUpdate(ReferentialAction action) {
        return new ForeignKey(name, columns, referencedTable, referencedColumns, onDelete, action, deferral, matchFull);
    }

    /**
     * {@code DEFERRABLE}.
     *
     * @param changed when the database looks
     * @return the same key with that rule
     */
    public ForeignKey deferral(Deferral changed) {
        return new ForeignKey(
                name, columns, referencedTable, referencedColumns, onDelete, onUpdate, changed, matchFull);
    }

    /**
     * Returns the same key under another name.
     *
     * @param changed the name, unquoted
     * @return the key
     */
    public ForeignKey named(String changed) {
        return new ForeignKey(
                changed, columns, referencedTable, referencedColumns, onDelete, onUpdate, deferral, matchFull);
    }

    ForeignKey to(TableName changed) {
        return new ForeignKey(name, columns, changed, referencedColumns, onDelete, onUpdate, deferral, matchFull);
    }
}
