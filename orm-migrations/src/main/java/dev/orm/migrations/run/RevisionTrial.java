package dev.orm.migrations.run;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.IrreversibleMigrationException;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.reflect.SchemaDifference;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Tries revisions in a test, on a database of the test ({@code update-testing-rollback} of Liquibase): each forth, back and forth again,
 * and after each way the database must be what the revisions say.
 *
 * <pre>{@code
 * RevisionTrial.run(migrator, (revision, connection) -> {
 *     if (revision.equals("9a3be1c2d4f0")) {
 *         connection.unsafeSql("insert into users (name) values ('ada')").update();
 *     }
 * });
 * }</pre>
 */
public final class RevisionTrial {

    private final Migrator migrator;
    private final BiConsumer<String, EngineConnection> rows;

    private RevisionTrial(Migrator migrator, BiConsumer<String, EngineConnection> rows) {
        this.migrator = migrator;
        this.rows = rows;
    }

    /**
     * Tries all revisions that are not applied. Those that have no way back go forth only. The database is at the end of the history
     * afterwards.
     *
     * @param migrator the revisions, and a database that nobody else needs
     * @param rows adds rows when a revision has been tried, and is told its id; all that follow go forth and back with these rows in place
     * @throws MigrationException if a revision fails, or makes another schema than it says
     */
    public static void run(Migrator migrator, BiConsumer<String, EngineConnection> rows) {
        RevisionTrial trial = new RevisionTrial(migrator, rows);
        List<RevisionScript> pending = migrator.pending();
        pending.stream().filter(script -> !script.isRepeatable()).forEach(trial::run);
        migrator.upgrade("heads");
    }

    private void run(RevisionScript script) {
        migrator.upgrade(script.id());
        compare("upgrade", script);
        tryBack(script);
        migrator.withConnection(connection -> rows.accept(script.id(), connection));
    }

    private void tryBack(RevisionScript script) {
        List<String> parents = migrator.graph().parents(script.id());
        List<RevisionScript> undone;
        try {
            undone = migrator.downgrade(parents.isEmpty() ? "base" : parents.get(0));
        } catch (IrreversibleMigrationException noWayBack) {
            return;
        }
        compare("downgrade", script);
        for (int i = undone.size() - 1; i >= 0; i--) {
            migrator.upgrade(undone.get(i).id());
        }
        compare("second upgrade", script);
    }

    private void compare(String way, RevisionScript script) {
        migrator.withConnection(connection -> {
            List<SchemaDifference> differences = Drift.find(connection, migrator.graph(), migrator.historyTable());
            if (!differences.isEmpty()) {
                throw new MigrationException("After the " + way + " of revision " + script.title()
                        + " the database is not what the revisions say: "
                        + differences.stream().map(SchemaDifference::message).collect(Collectors.joining(" ")));
            }
        });
    }
}
