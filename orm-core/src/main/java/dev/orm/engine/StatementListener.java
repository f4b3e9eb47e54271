package dev.orm.engine;

import dev.orm.dialect.CompiledStatement;

/** Told of every statement. It runs in the thread of the statement, must be quick, and must not throw. */
public interface StatementListener {

    /**
     * Called before a statement is sent.
     *
     * @param statement the statement
     */
    default void beforeStatement(CompiledStatement statement) {}

    /**
     * Called after a statement has ended, well or not.
     *
     * @param event what it was and how it went
     */
    default void afterStatement(StatementEvent event) {}
}
