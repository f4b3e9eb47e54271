package dev.orm.engine;

import java.sql.SQLException;

/**
 * Sees every error of the database before the program does, and may put another in its place: one of its own that extends
 * {@link DatabaseException}, or one of another kind. An error of the kind {@code CONNECTION} takes the connection out of use.
 * Corresponds to SQLAlchemy's {@code handle_error}.
 */
@FunctionalInterface
public interface ErrorHandler {

    /**
     * Handles an error.
     *
     * @param error what it means to the engine
     * @param driver the error of the driver, whose message may hold values of rows
     * @return the error that is thrown: {@code error} itself, or another in its place
     */
    DatabaseException handle(DatabaseException error, SQLException driver);
}
