package dev.orm.migrations.run;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.reflect.Inspector;
import dev.orm.schema.DdlOperation.CreateTable;
import dev.orm.schema.TableName;
import java.util.List;

/**
 * A database on which nothing is applied may be full of tables that something else has made. Where DDL cannot be rolled back, a run would
 * end among them with half of its changes made.
 */
final class FirstRun {

    private FirstRun() {}

    /**
     * Refuses to create tables that are there.
     *
     * @throws MigrationException if there are any, and no other program has created them by its revisions meanwhile
     */
    static void check(EngineConnection connection, HistoryTable history, List<RevisionPlan> plans) {
        for (RevisionPlan plan : plans) {
            for (MigrationStep step : plan.migrationSteps()) {
                boolean isThere = step instanceof SchemaChange change
                        && change.operation() instanceof CreateTable create
                        && isThere(connection, create.table().name());
                if (isThere && history.readExisting(connection).isEmpty()) {
                    throw new MigrationException("The database has tables and no history: revision "
                            + plan.script().title() + " would " + step.describe()
                            + ", which is there already. Nothing was changed. If revisions describe what is there, say"
                            + " so: db stamp " + plan.script().id()
                            + ", or a later one. If none does, let the first be written from it: db adopt");
                }
            }
        }
    }

    private static boolean isThere(EngineConnection connection, TableName table) {
        return new Inspector(connection)
                .tableNames(table.schema()).stream()
                        .anyMatch(name -> connection.dialect().isSameName(name.name(), table.name()));
    }
}
