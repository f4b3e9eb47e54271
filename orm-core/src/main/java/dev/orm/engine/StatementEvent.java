package dev.orm.engine;

import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.DatabaseError;
import org.jspecify.annotations.Nullable;

/**
 * A statement that has ended. Never holds values.
 *
 * @param sql its text
 * @param operation what it does
 * @param table the table it is mainly about
 * @param executions how many times it ran: more than one in a batch
 * @param rows how many rows it read or matched; -1 if it failed or nobody counted
 * @param nanos how long it took, with the reading of its rows
 * @param error what went wrong, or null
 */
public record StatementEvent(
        String sql,
        Operation operation,
        String table,
        int executions,
        long rows,
        long nanos,
        DatabaseError.@Nullable Kind error) {}
