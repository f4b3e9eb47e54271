package dev.orm.migrations;

import dev.orm.engine.EngineConnection;
import dev.orm.sql.Condition;

/** Work of the program on a part of the rows of a table, in the middle of a migration. */
@FunctionalInterface
public interface BatchStep {

    /**
     * Does the work on one part.
     *
     * @param connection the connection of the migration, in the transaction of this part; it must be left as it is, neither committed
     *     nor closed
     * @param batch the condition that is true for the rows of the part
     */
    void run(EngineConnection connection, Condition batch);
}
