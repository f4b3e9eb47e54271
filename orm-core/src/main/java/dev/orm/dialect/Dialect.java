package dev.orm.dialect;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Statement;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One database: what it can do and how it is spoken to. Immutable and thread-safe. */
public interface Dialect {

    /**
     * Returns the name by which errors and documents call the database.
     *
     * @return the name, such as {@code PostgreSQL}
     */
    String name();

    /**
     * Tells whether the database can do something.
     *
     * @param capability what is asked for
     * @return whether it can
     */
    boolean supports(Capability capability);

    /**
     * Quotes a name so that it is taken exactly as it is.
     *
     * @param identifier the name, unquoted
     * @return the quoted name
     * @throws IllegalArgumentException if the database could not take the name exactly as it is
     */
    String quote(String identifier);

    /**
     * Tells whether two names mean one thing.
     *
     * @param left a name, unquoted
     * @param right another name, unquoted
     * @return whether the database takes one for the other
     */
    default boolean isSameName(String left, String right) {
        return supports(Capability.CASE_SENSITIVE_NAMES) ? left.equals(right) : left.equalsIgnoreCase(right);
    }

    /**
     * Turns a statement into text.
     *
     * @param statement the statement, over tables and columns only: entities were replaced by them before
     * @param binds the positions of the bind values, taken from the statement as the user wrote it
     * @return the compiled statement
     * @throws UnsupportedConstructException if the database cannot do what the statement says
     */
    CompiledStatement compile(Statement statement, BindCollector binds);

    /**
     * Writes a statement as the database would get it, with a question mark for each value, without a database: for tests, logs
     * and the curious; SQLAlchemy's {@code str(statement.compile(dialect))}.
     *
     * @param statement the statement, over tables and columns
     * @return its text
     * @throws UnsupportedConstructException if the database cannot do what the statement says
     */
    default String print(Statement statement) {
        return compile(statement, BindCollector.indexing(statement)).sql();
    }

    /**
     * Returns the options of JDBC URLs by which whoever writes the URL gets more than a database, such as code that is run or files
     * that are read. An engine refuses them unless they are allowed by name.
     *
     * @return what each does, by the name of the option in lower case; one with a value is {@code name=value}
     */
    default Map<String, String> dangerousUrlOptions() {
        return Map.of();
    }

    /**
     * Makes an {@code INSERT} of several rows that returns columns of each, such as generated keys. The parameters are the
     * values of the first row in the order of the columns, then those of the second, and so on.
     *
     * @param table the table
     * @param columns the columns that get values; empty for a row of defaults, which is possible for one row only
     * @param rows how many rows, from 1 to {@link #maxInsertRows}
     * @param returning the columns that are returned, in the order of the rows; empty for none
     * @return the compiled statement
     */
    CompiledStatement compileInsert(Table table, List<Column<?>> columns, int rows, List<Column<?>> returning);

    /**
     * Returns how many rows one {@code INSERT} of so many columns should have at most.
     *
     * @param columns how many columns
     * @return the number of rows, at least 1
     */
    int maxInsertRows(int columns);

    /**
     * Returns how many parameters a statement can have.
     *
     * @return the greatest number
     */
    int maxParameters();

    /**
     * Returns a query for the highest number that the identities of some tables ever gave out, so that the tables can share their numbers
     * where there are no sequences.
     *
     * @param tables the tables
     * @return the query of one number, null if none was given out
     * @throws UnsupportedConstructException if the database does not tell
     */
    default Statement highestIdentity(List<Table> tables) {
        throw new UnsupportedConstructException(
                name() + " has no sequences and does not tell which numbers it gave out, so" + " the tables " + tables
                        + " cannot share their numbers. Declare the id as a UUID.");
    }

    /**
     * Returns what writes the parameters of a statement.
     *
     * @param statement the driver's statement
     * @return the binder
     */
    ParameterBinder binder(PreparedStatement statement);

    /**
     * Returns what reads the rows of a result.
     *
     * @param result the driver's result
     * @return the reader
     */
    RowReader reader(ResultSet result);

    /**
     * Returns the text of DDL.
     *
     * @return the DDL of this database
     */
    DdlCompiler ddl();

    /**
     * Says what an error of the driver means.
     *
     * @param error the error
     * @return its kind, and the constraint that it names if it does
     */
    DatabaseError classify(SQLException error);

    /**
     * Tells whether the driver says which statement of a batch was refused. Where it does not, and a refused statement leaves the
     * transaction as it was, the engine finds out by a savepoint.
     *
     * @return whether {@link #failedRow} knows
     */
    default boolean namesFailedRows() {
        return true;
    }

    /**
     * Says which statement of a batch the database refused.
     *
     * @param error what the driver threw
     * @param size how many statements were sent
     * @return the statement, counted from 0; -1 if the driver does not say
     */
    default int failedRow(BatchUpdateException error, int size) {
        int[] counts = error.getUpdateCounts();
        int failed = -1;
        for (int i = 0; counts != null && i < counts.length; i++) {
            if (counts[i] == java.sql.Statement.EXECUTE_FAILED) {
                if (failed >= 0) {
                    return -1;
                }
                failed = i;
            }
        }
        return failed < 0 && counts != null && counts.length < size ? counts.length : failed;
    }

    /**
     * Returns the name by which the database knows the transaction that is open on a connection.
     *
     * @param connection the driver's connection
     * @return the id, or null if the database has none that outlives the connection
     * @throws SQLException if the driver reports an error
     */
    default @Nullable String transactionId(Connection connection) throws SQLException {
        return null;
    }

    /**
     * Asks what became of a transaction.
     *
     * @param connection another connection of the driver
     * @param transactionId what {@link #transactionId} returned
     * @return whether it was committed, or null if it is still under way or the database does not know
     * @throws SQLException if the driver reports an error
     */
    default @Nullable Boolean isCommitted(Connection connection, String transactionId) throws SQLException {
        return null;
    }

    /**
     * Returns a lock that ends with the connection.
     *
     * @param name what is locked; the same for all programs that use one database
     * @return the lock, or null if the database has none that outlives a transaction
     */
    default @Nullable SessionLock sessionLock(String name) {
        return null;
    }

    /**
     * Returns how to lift the limits that a server sets to long statements.
     *
     * @return the statements, or null if the database has no such limits
     */
    default @Nullable StatementLimit statementLimit() {
        return null;
    }

    /**
     * Returns how to limit the wait for locks.
     *
     * @param wait the longest wait, at least one millisecond
     * @return the statements, or null if the database has a short limit of its own or only one writer at a time
     */
    default @Nullable LockTimeout lockTimeout(Duration wait) {
        return null;
    }

    /**
     * Asks the database to end a statement that another thread waits for. Asked again and again until the statement has ended,
     * because a database that has not begun with it yet does nothing.
     *
     * @param statement the driver's statement
     * @throws SQLException if the driver reports an error
     */
    default void cancel(java.sql.Statement statement) throws SQLException {
        statement.cancel();
    }

    /**
     * Prepares a connection that nobody has used yet, such as {@code PRAGMA foreign_keys} on SQLite.
     *
     * @param connection the driver's connection
     * @throws SQLException if the driver reports an error
     */
    void configure(Connection connection) throws SQLException;

    /**
     * Tells what could go wrong because of how the database is set up or what its user may do, though everything works. An engine
     * asks once, over its first connection, and logs each sentence as a warning.
     *
     * @param connection the driver's connection, outside a transaction
     * @return sentences that say what could happen and how to mend it; none if nothing is known
     * @throws SQLException if the driver reports an error; nothing depends on the answer then
     */
    default List<String> warnings(Connection connection) throws SQLException {
        return List.of();
    }

    /**
     * Prepares a connection that the engine opened itself, without a pool, beyond {@link #configure}: what somebody who has
     * a pool sets there, such as {@code PRAGMA journal_mode} on SQLite.
     *
     * @param connection the driver's connection
     * @param readOnly whether it is only read from for all its life
     * @throws SQLException if the driver reports an error
     */
    default void tune(Connection connection, boolean readOnly) throws SQLException {}

    /**
     * Sets the isolation of the transaction that has just begun.
     *
     * @param connection the driver's connection
     * @param level one of the {@code TRANSACTION_…} constants of {@link Connection}
     * @return the level to set on the connection after the transaction has ended, or -1 if nothing is left to restore
     * @throws SQLException if the driver reports an error
     */
    default int isolate(Connection connection, int level) throws SQLException {
        int before = connection.getTransactionIsolation();
        connection.setTransactionIsolation(level);
        return before;
    }

    /**
     * Tells whether prepared statements should be kept open between uses because the driver prepares anew each time.
     *
     * @return whether they should
     */
    default boolean keepsStatementsOpen() {
        return false;
    }

    /**
     * Returns the Maven coordinates of the driver, for the message when it is missing.
     *
     * @return group and artifact, such as {@code org.postgresql:postgresql}
     */
    String driver();

    /**
     * Returns the queries that tell what a schema of the database contains.
     *
     * @return the queries of this database
     */
    CatalogQueries catalog();

    /**
     * Returns the queries that are asked if those of {@link #catalog} name columns in keys that their tables do not have: H2 goes on
     * calling a column there as it was called before it was renamed.
     *
     * @return queries that look the columns of keys up, and take longer; the same ones where the catalog is right
     */
    default CatalogQueries catalogAfterRenames() {
        return catalog();
    }

    /**
     * Begins a transaction on a connection in auto-commit mode.
     *
     * @param connection the driver's connection
     * @param readOnly whether the transaction must not write
     * @throws SQLException if the driver reports an error
     */
    void begin(Connection connection, boolean readOnly) throws SQLException;

    /**
     * Commits the transaction. When it returns normally the database has confirmed it.
     *
     * @param connection the driver's connection
     * @throws SQLException if the driver reports an error; the transaction may be open then
     */
    void commit(Connection connection) throws SQLException;

    /**
     * Rolls the transaction back.
     *
     * @param connection the driver's connection
     * @throws SQLException if the driver reports an error
     */
    void rollback(Connection connection) throws SQLException;

    /**
     * Puts a connection whose transaction has ended back into auto-commit mode, with all that {@link #begin} changed undone.
     *
     * @param connection the driver's connection
     * @throws SQLException if the driver reports an error; the connection is not used again then
     */
    void restore(Connection connection) throws SQLException;
}
