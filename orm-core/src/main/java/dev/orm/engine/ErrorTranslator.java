package dev.orm.engine;

import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DatabaseError.Kind;
import dev.orm.dialect.Dialect;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.jspecify.annotations.Nullable;

/** Turns errors of the driver into ours, once. */
final class ErrorTranslator {

    private final Dialect dialect;
    private final boolean includeDriverMessages;
    private final @Nullable ErrorHandler handler;

    ErrorTranslator(Dialect dialect, boolean includeDriverMessages, @Nullable ErrorHandler handler) {
        this.dialect = dialect;
        this.includeDriverMessages = includeDriverMessages;
        this.handler = handler;
    }

    DatabaseException translate(SQLException failure, @Nullable String sql) {
        return translate(failure, sql, -1);
    }

    /** Translates an error of a row of a batch, or of a single statement if the row is -1. */
    DatabaseException translate(SQLException failure, @Nullable String sql, int row) {
        DatabaseException translated = translated(failure, sql, row);
        translated.inBatchRow(row);
        return handler == null ? translated : handler.handle(translated, failure);
    }

    private DatabaseException translated(SQLException failure, @Nullable String sql, int row) {
        DatabaseError error = classify(failure);
        String where = row < 0 ? "" : " It was row " + row + " of the batch, counted from 0.";
        String message =
                describe(error) + where + detail(failure, error.kind()) + (sql == null ? "" : " Statement: " + sql);
        SQLException cause = includeDriverMessages ? failure : scrubbed(failure, error.kind());
        return switch (error.kind()) {
            case UNIQUE -> new UniqueViolationException(message, error, sql, cause);
            case FOREIGN_KEY -> new ForeignKeyViolationException(message, error, sql, cause);
            case NOT_NULL -> new NotNullViolationException(message, error, sql, cause);
            case CHECK -> new CheckViolationException(message, error, sql, cause);
            case LOCK -> new LockException(message, error, sql, cause);
            case SERIALIZATION -> new SerializationException(message, error, sql, cause);
            case TIMEOUT -> new StatementTimeoutException(message, error, sql, cause);
            case CONNECTION -> new ConnectionException(message, error, sql, cause);
            case ACCESS_DENIED -> new AccessDeniedException(message, error, sql, cause);
            case DATA -> new DataConversionException(message, error, sql, cause);
            case READ_ONLY -> new ReadOnlyException(message, error, sql, cause);
            case SYNTAX -> new SqlSyntaxException(message, error, sql, cause);
            case CARDINALITY, OTHER -> new DatabaseException(message, error, sql, cause);
        };
    }

    DatabaseError classify(SQLException failure) {
        DatabaseError error = dialect.classify(failure);
        if (error.kind() == Kind.OTHER && failure instanceof SQLDataException) {
            return new DatabaseError(Kind.DATA, null);
        }
        SQLException next = failure.getNextException();
        if (error.kind() == Kind.OTHER && next != null && next != failure) {
            error = dialect.classify(next);
        }
        return error.kind() == Kind.OTHER && failure instanceof SQLTimeoutException
                ? new DatabaseError(Kind.TIMEOUT, null)
                : error;
    }

    private String describe(DatabaseError error) {
        String named = (error.constraint() == null ? "" : " \"" + error.constraint() + "\"") + place(error);
        return switch (error.kind()) {
            case UNIQUE -> "The row equals another one in unique constraint" + named + ".";
            case FOREIGN_KEY ->
                "The row refers to one that is missing, or is still referred to: foreign key" + named + ".";
            case NOT_NULL -> "A column that must have a value got none" + place(error) + ".";
            case CHECK -> "The row does not meet check constraint" + named + ".";
            case LOCK -> "Another transaction holds what is needed. Try the whole unit of work again.";
            case SERIALIZATION ->
                "The transaction cannot be put in an order with others. Try the whole unit of work again.";
            case TIMEOUT -> "The statement took longer than allowed, or was cancelled.";
            case CONNECTION -> "There is no connection to " + dialect.name() + ", or no longer.";
            case ACCESS_DENIED ->
                dialect.name()
                        + " refuses the user or the password, or the user may not do this. Trying again is of no use.";
            case DATA -> "A value does not fit its column, or cannot be computed or read.";
            case CARDINALITY ->
                "Several rows were found where there can be one: a query in an expression gave more than one, or several"
                        + " rows were to change the same one. Group them, or limit them to one.";
            case READ_ONLY -> "Something was to be written in a read-only transaction or database.";
            case SYNTAX -> dialect.name() + " does not understand the statement.";
            case OTHER -> dialect.name() + " refused the statement.";
        };
    }

    private static String place(DatabaseError error) {
        String columns = error.columns().isEmpty() ? "" : " (" + String.join(", ", error.columns()) + ")";
        return error.table() == null ? columns : " of " + error.table() + columns;
    }

    /** What the driver says about statements and connections holds no values; what it says about rows does. */
    private String detail(SQLException failure, Kind kind) {
        String code = failure.getSQLState() != null
                ? "SQL state " + failure.getSQLState()
                : "error " + failure.getErrorCode();
        boolean tell = includeDriverMessages
                || kind == Kind.SYNTAX
                || kind == Kind.CONNECTION
                || kind == Kind.ACCESS_DENIED
                || failure instanceof SQLDataException && isOurs(failure);
        return " (" + dialect.name() + " " + code + (tell ? ": " + line(failure.getMessage()) : "") + ")";
    }

    /** Data errors of the readers are our own sentences, made without the value. */
    private static boolean isOurs(SQLException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("dev.orm.");
    }

    private static String line(@Nullable String message) {
        String text = String.valueOf(message);
        int end = text.indexOf("; SQL statement:");
        return (end < 0 ? text : text.substring(0, end)).replaceAll("\\s+", " ");
    }

    private static SQLException scrubbed(SQLException failure, Kind kind) {
        String message =
                failure.getClass().getName() + " (" + kind + "; its message may hold values of rows and is left out)";
        SQLException copy = new SQLException(message, failure.getSQLState(), failure.getErrorCode());
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }
}
