package dev.orm.migrations;

import dev.orm.engine.EngineConnection;

/** Work of the program on rows, in the middle of a migration. It runs in the transaction of its revision, where there is one. */
@FunctionalInterface
public interface DataStep {

    /**
     * Does the work.
     *
     * @param connection the connection of the migration; it must be left as it is, neither committed nor closed
     */
    void run(EngineConnection connection);
}
