package dev.orm.migrations.lint;

import dev.orm.dialect.Dialect;
import java.util.Collection;

/** What lint looks for. The codes stay what they are, so that they can be accepted by name. */
public enum LintRule {

    /** A table is dropped. */
    DROP_TABLE(
            "DS102",
            true,
            "All its rows are lost, and no downgrade brings them back.",
            "Stop using the table in one release and drop it in a later one; keep a copy."),

    /** A column is dropped. */
    DROP_COLUMN(
            "DS103",
            true,
            "All its values are lost, and programs that still name the column fail.",
            "Stop using the column in one release and drop it in a later one."),

    /** A unique constraint or index comes to a table that may hold rows. */
    UNIQUE_ON_ROWS(
            "MF101",
            false,
            "It fails if two rows are equal already.",
            "Look for equal rows before, and mend them in a data step of an earlier revision."),

    /** A column that cannot be NULL comes without a value for the rows that are there. */
    NOT_NULL_WITHOUT_VALUE(
            "MF102",
            false,
            "It fails if the table has rows.",
            "Say their value, op.addColumn(table, column, value), or give the column a default."),

    /** A column becomes NOT NULL. */
    NOT_NULL_ON_ROWS(
            "MF103",
            false,
            "It fails if a row holds NULL.",
            "Give those rows a value by op.execute(update(…)) before, in the same revision."),

    /** A type becomes narrower or another one. */
    NARROWER_TYPE(
            "MF104",
            false,
            "It fails, or loses digits and characters, where a value does not fit.",
            "Add a column of the new type, copy what fits, and drop the old one in a later release."),

    /** An enum loses values. */
    ENUM_VALUE_REMOVED(
            "MF105",
            false,
            "It fails, or leaves rows with a value that the type does not have, where one still holds it.",
            "Give those rows another value by op.execute(update(…)) before, in the same revision."),

    /** A table is renamed. */
    RENAME_TABLE(
            "BC101",
            false,
            "Programs of the release before, which may still run, do not find the table any more.",
            "Make a view of the old name until they have ended, or stop them before."),

    /** A column is renamed. */
    RENAME_COLUMN(
            "BC102",
            false,
            "Programs of the release before, which may still run, do not find the column any more.",
            "Add the new column, write both for one release, copy the values, and drop the old one in a later release."),

    /** A foreign key is dropped for good. */
    DROP_FOREIGN_KEY(
            "CD101",
            false,
            "Rows may refer to nothing from now on.",
            "Drop it only together with its column or table, or put another in its place."),

    /** An index is created while nobody can write. */
    BLOCKING_INDEX(
            "PG101",
            false,
            "On PostgreSQL nobody can write to the table until the index is there.",
            "Use op.createIndexConcurrently, in a revision of its own."),

    /** A foreign key or check is added and all rows are looked at. */
    BLOCKING_CONSTRAINT(
            "PG102",
            false,
            "On PostgreSQL both tables are locked while all rows are looked at.",
            "Use op.createConstraintNotValid, then op.validateConstraint."),

    /** A table is written anew. */
    REWRITE(
            "PG103",
            false,
            "The whole table is written anew while nobody can read or write it.",
            "Add a column of the new type, copy the values in parts, and drop the old one."),

    /** A new column makes the table be written anew. */
    COMPUTED_FOR_ROWS(
            "PG104",
            false,
            "On PostgreSQL the whole table is written anew, to compute a value for each row, while nobody can read or write it.",
            "Add the column without it, fill the rows in parts, and set the default after that."),

    /** All rows are looked at for a column that becomes NOT NULL. */
    BLOCKING_NOT_NULL(
            "PG105",
            false,
            "On PostgreSQL nobody can read or write the table while all rows are looked at.",
            "Use op.setNotNullOnline."),

    /** Several tables that exist are locked together. */
    SEVERAL_LOCKS(
            "LK101",
            false,
            "All these tables stay locked until the last operation is done, and other programs may wait for them in another"
                    + " order.",
            "Make a revision for each table."),

    /** Rows are changed in the transaction that has altered their table. */
    CHANGED_UNDER_LOCK(
            "LK102",
            false,
            "Nobody can use the table until all its rows are changed, as the lock of the change before lasts as long.",
            "Use op.executeInBatches, in a revision of its own, between the one that adds what the rows need and the one that"
                    + " demands it."),

    /** SQL text whose meaning nobody knows. */
    RAW_SQL(
            "SQ101",
            false,
            "What it changes of the schema is not known to the revisions that follow, nor whether other databases understand"
                    + " it.",
            "Use an operation, if there is one."),

    /** There is no way back. */
    IRREVERSIBLE(
            "RV101",
            false,
            "A release that goes wrong cannot be taken back beyond this revision.",
            "Say how it is undone, or accept that it is not."),

    /** The way back leads elsewhere. */
    OTHER_WAY_BACK(
            "RV102",
            false,
            "After the downgrade the schema is another one than before the upgrade, so the next upgrade may fail.",
            "Undo each operation, the last one first, or say op.irreversible and why."),

    /** A supported database cannot do it. */
    NOT_PORTABLE(
            "DP101",
            true,
            "The revision cannot be run there.",
            "Take the form that the message names, or leave the database out of those that are checked.");

    private static final String POSTGRESQL = "PostgreSQL";

    private final String code;
    private final boolean error;
    private final String reason;
    private final String recipe;

    LintRule(String code, boolean error, String reason, String recipe) {
        this.code = code;
        this.error = error;
        this.reason = reason;
        this.recipe = recipe;
    }

    /**
     * Returns the code.
     *
     * @return the code, such as {@code DS103}
     */
    public String code() {
        return code;
    }

    /**
     * Tells whether it is a danger on one of some databases.
     *
     * @param dialects the databases on which a revision shall run
     * @return whether the rule is about all databases or one of these
     */
    boolean isAbout(Collection<Dialect> dialects) {
        return !reason.startsWith("On " + POSTGRESQL)
                || dialects.stream().anyMatch(dialect -> dialect.name().equals(POSTGRESQL));
    }

    /**
     * Tells whether rows or values are lost, or nothing is run at all.
     *
     * @return whether it is more than a warning
     */
    public boolean isError() {
        return error;
    }

    /**
     * Says what can happen.
     *
     * @return a sentence
     */
    public String reason() {
        return reason;
    }

    /**
     * Says what to do instead.
     *
     * @return a sentence
     */
    public String recipe() {
        return recipe;
    }
}
