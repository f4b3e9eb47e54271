package dev.orm.boot.autoconfigure.observation;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.StatementEvent;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/** What an observation of a statement knows. It has no bind values, and no way to them. */
public class StatementContext extends Observation.Context {

    private final String database;
    private final CompiledStatement statement;
    private @Nullable StatementEvent event;

    /**
     * Makes a context.
     *
     * @param database name of the database, such as {@code PostgreSQL}
     * @param statement the statement
     */
    public StatementContext(String database, CompiledStatement statement) {
        this.database = database;
        this.statement = statement;
    }

    /**
     * Returns the database.
     *
     * @return its name, such as {@code PostgreSQL}
     */
    public String getDatabase() {
        return database;
    }

    /**
     * Returns the statement.
     *
     * @return the statement, with its text and what it does
     */
    public CompiledStatement getStatement() {
        return statement;
    }

    /**
     * Returns how the statement ended.
     *
     * @return its rows, its time and what went wrong; null before its end
     */
    public @Nullable StatementEvent getEvent() {
        return event;
    }

    void setEvent(StatementEvent event) {
        this.event = event;
    }
}
