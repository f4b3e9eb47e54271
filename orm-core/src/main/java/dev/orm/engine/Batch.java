package dev.orm.engine;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.Dialect;
import dev.orm.type.ParameterBinder;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** One statement that is sent for many rows. Serves one execution. */
final class Batch {

    /** Rows that are sent at once; more use memory and are no faster. */
    private static final int CHUNK = 500;

    private static final String SAVEPOINT = "orm_batch";

    private final Dialect dialect;
    private final ErrorTranslator errors;
    private final PreparedStatement prepared;
    private final CompiledStatement statement;
    private final EngineConnection.BatchParameters parameters;
    private final ParameterBinder binder;
    private int sent;
    private int failedRow = -1;

    Batch(
            Dialect dialect,
            ParameterBinder binder,
            ErrorTranslator errors,
            PreparedStatement prepared,
            CompiledStatement statement,
            EngineConnection.BatchParameters parameters) {
        this.dialect = dialect;
        this.errors = errors;
        this.prepared = prepared;
        this.statement = statement;
        this.parameters = parameters;
        this.binder = binder;
    }

    /** Returns the row that the database refused, or -1 if there was none or nobody knows. */
    int failedRow() {
        return failedRow;
    }

    /** Sends all rows; returns how many rows of the table each matched. */
    long[] send(int size, Connection connection) throws SQLException {
        return size == 1 || dialect.namesFailedRows() ? chunks(size) : chunksWithSavepoint(size, connection);
    }

    private long[] chunks(int size) throws SQLException {
        long[] counts = new long[size];
        for (sent = 0; sent < size; sent += CHUNK) {
            int from = sent;
            int[] matched = chunk(from, Math.min(size, from + CHUNK));
            for (int i = 0; i < matched.length; i++) {
                counts[from + i] = matched(matched[i]);
            }
        }
        return counts;
    }

    private int[] chunk(int from, int to) throws SQLException {
        for (int row = from; row < to; row++) {
            parameters.bind(row, binder);
            prepared.addBatch();
        }
        try {
            return prepared.executeBatch();
        } catch (BatchUpdateException refused) {
            int row = dialect.failedRow(refused, to - from);
            failedRow = row < 0 ? -1 : from + row;
            throw refused;
        }
    }

    /** When a row was refused, sends the rows before its chunk again, and those of the chunk one by one, which tells which it is. */
    private long[] chunksWithSavepoint(int size, Connection connection) throws SQLException {
        try (Statement savepoint = connection.createStatement()) {
            savepoint.execute("savepoint " + SAVEPOINT);
            try {
                long[] matched = chunks(size);
                savepoint.execute("release savepoint " + SAVEPOINT);
                return matched;
            } catch (SQLException refused) {
                if (isOfARow(refused)) {
                    int refusedChunk = sent;
                    savepoint.execute("rollback to savepoint " + SAVEPOINT);
                    prepared.clearBatch();
                    chunks(refusedChunk);
                    sendOneByOne(refusedChunk, Math.min(size, refusedChunk + CHUNK));
                }
                throw refused;
            }
        }
    }

    private boolean isOfARow(SQLException refused) {
        return switch (errors.classify(refused).kind()) {
            case UNIQUE, FOREIGN_KEY, NOT_NULL, CHECK, DATA -> true;
            default -> false;
        };
    }

    private void sendOneByOne(int from, int to) throws SQLException {
        for (int row = from; row < to; row++) {
            parameters.bind(row, binder);
            prepared.addBatch();
            failedRow = row;
            prepared.executeBatch();
        }
        failedRow = -1;
    }

    private long matched(int count) {
        if (count >= 0) {
            return Math.min(count, statement.mostRows());
        }
        if (count == Statement.SUCCESS_NO_INFO && statement.operation() == Operation.INSERT) {
            return 1;
        }
        throw new IllegalStateException(
                "The driver does not say how many rows a statement of a batch matched, so that a stale"
                        + " write would pass unseen. Remove the driver option that does this (useBulkStmts, reWriteBatchedInserts)."
                        + " Statement: " + statement.sql());
    }
}
