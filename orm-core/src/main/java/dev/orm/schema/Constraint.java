package dev.orm.schema;

/** A rule that the rows of a table keep. Every constraint has a name, so that it is found in errors and can be dropped. */
public sealed interface Constraint permits PrimaryKey, UniqueConstraint, Check, ForeignKey {

    /**
     * Returns the name.
     *
     * @return the name, unquoted
     */
    String name();
}
