package dev.orm.engine.internal;

import dev.orm.engine.ExecutionOptions;
import dev.orm.sql.RowStatement;
import java.util.List;
import java.util.stream.Stream;

/** Runs queries: on a connection, or in a session, which makes entities of rows. */
public interface QueryExecution {

    /** Reads all rows. */
    <T> List<T> list(RowStatement<T> statement, ExecutionOptions options);

    /** Reads rows as they are asked for. */
    <T> Stream<T> stream(RowStatement<T> statement, ExecutionOptions options);
}
