package dev.orm.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an error of the driver means. Names are told as far as the database tells them; values of rows never are.
 *
 * @param kind its kind
 * @param constraint name of the constraint that was violated, or null if the database does not say
 * @param table name of the table that has the constraint, or null if the database does not say
 * @param columns names of the columns of the constraint in their order; empty if the database does not say
 */
public record DatabaseError(
        Kind kind, @Nullable String constraint, @Nullable String table, List<String> columns) {

    /** Copies the names. */
    public DatabaseError {
        columns = List.copyOf(columns);
    }

    /**
     * An error of which no more is known than this.
     *
     * @param kind its kind
     * @param constraint name of the constraint that was violated, or null if the database does not say
     */
    public DatabaseError(Kind kind, @Nullable String constraint) {
        this(kind, constraint, null, List.of());
    }

    /** The kinds of error that a program can tell apart on every database. */
    public enum Kind {
        /** A unique constraint or primary key was violated. */
        UNIQUE,
        /** A foreign key was violated. */
        FOREIGN_KEY,
        /** A column that is not null got SQL {@code NULL}. */
        NOT_NULL,
        /** A check constraint was violated. */
        CHECK,
        /** Another transaction holds what is needed, or a deadlock was broken. */
        LOCK,
        /** The transaction cannot be put in an order with others; the whole of it can be tried again. */
        SERIALIZATION,
        /** The statement took longer than allowed, or was cancelled. */
        TIMEOUT,
        /** The connection is gone or could not be made. */
        CONNECTION,
        /** The user or the password is wrong, or the user may not do what was asked; trying again is of no use. */
        ACCESS_DENIED,
        /** A value does not fit its column, or cannot be computed. */
        DATA,
        /** Several rows were found where there can be one: by a query in an expression, or for a row that is changed. */
        CARDINALITY,
        /** Something was written in a read-only transaction. */
        READ_ONLY,
        /** The database does not understand the statement: syntax, a missing table or column. */
        SYNTAX,
        /** Anything else. */
        OTHER
    }
}
