package dev.orm.migrations.run;

import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.HistoryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What only a person can say about the history of a database. Nothing but its table is changed ({@code repair} of Flyway, {@code migrate
 * resolve} of Prisma). Thread-safe.
 */
public final class Repair {

    private final Migrator migrator;
    private final RevisionGraph graph;
    private final HistoryTable history;

    Repair(Migrator migrator, HistoryTable history) {
        this.migrator = migrator;
        this.graph = migrator.graph();
        this.history = history;
    }

    /**
     * Accepts what a revision says now instead of what it said when it was applied, because it means the same.
     *
     * @param revision its id, its beginning, or a label
     * @throws MigrationException if it is not in the history of the database
     */
    public void acceptChecksum(String revision) {
        String id = graph.find(revision).id();
        String checksum = new SchemaHistory(graph).checksum(id);
        change(id, line -> line.withChecksum(checksum));
    }

    /**
     * Says whether the statement ran in which a program ended. The next run goes on after it, or with it.
     *
     * @param revision id of the revision, its beginning, or a label
     * @param done whether what the statement does is in the database
     * @throws MigrationException if no statement of the revision is in doubt
     */
    public void markStatement(String revision, boolean done) {
        String id = graph.find(revision).id();
        change(id, line -> {
            if (!line.isInDoubt()) {
                throw new MigrationException("No statement of revision " + id
                        + " is in doubt, so there is nothing to say about it. Run the command again.");
            }
            return line.at(line.state(), done ? line.stepsBegun() : line.stepsDone());
        });
    }

    /**
     * Removes the lines of revisions and repeatable objects that the program does not have. What they did to the schema stays.
     *
     * @return their ids
     */
    public List<String> removeUnknown() {
        return migrator.underLock(connection -> {
            List<String> removed = new ArrayList<>();
            DatabaseState state = new DatabaseState(graph, history.read(connection));
            for (List<AppliedRevision> lines : List.of(state.unknown(), state.unknownRepeatables())) {
                for (AppliedRevision line : lines) {
                    history.delete(connection, line.id());
                    removed.add(line.name());
                }
            }
            return removed;
        });
    }

    private void change(String id, Function<AppliedRevision, AppliedRevision> change) {
        migrator.underLock(connection -> {
            history.create(connection);
            return inTransaction(connection, id, change);
        });
    }

    private boolean inTransaction(
            EngineConnection connection, String id, Function<AppliedRevision, AppliedRevision> change) {
        connection.begin(TransactionOptions.READ_WRITE);
        try {
            AppliedRevision line = history.readExisting(connection).stream()
                    .filter(candidate -> candidate.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new MigrationException(
                            "Revision " + graph.get(id).title() + " is not in the history of the database."));
            history.update(connection, change.apply(line));
            connection.commit();
            return true;
        } finally {
            connection.rollback();
        }
    }
}
