package dev.orm.session.load;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.EngineConnection;

/** Runs the statements of a session on its connection. */
public interface StatementRunner {

    /**
     * Runs a statement that returns rows.
     *
     * @param statement the statement
     * @param parameters writes its parameters
     * @param rows reads the rows
     * @param <R> the result
     * @return what {@code rows} made of them
     */
    <R> R query(CompiledStatement statement, EngineConnection.Parameters parameters, EngineConnection.Rows<R> rows);

    /**
     * Counts objects whose state was read from a row.
     *
     * @param number how many
     */
    void loaded(int number);
}
