package dev.orm.migrations.run;

import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.AppliedRevision.State;
import dev.orm.migrations.history.HistoryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

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
     * Accepts what a revision says now instead of what it said when it was applied, because it means the same. Of one that is under way
     * only what has not run yet may say something else.
     *
     * @param revision its id, its beginning, or a label
     * @throws MigrationException if it is not in the history of the database, or begins otherwise than what has run of it
     */
    public void acceptChecksum(String revision) {
        String id = graph.find(revision).id();
        SchemaHistory states = new SchemaHistory(graph);
        change(id, (connection, line) -> {
            List<String> planned = line.state().isUnderWay() ? planned(connection, states, line) : List.of();
            history.recognise(connection, id, states.checksum(id), planned);
        });
    }

    /** What has run is counted and not run again, so it has to be what the revision still begins with. */
    private List<String> planned(EngineConnection connection, SchemaHistory states, AppliedRevision line) {
        Direction direction = line.state() == State.UPGRADING ? Direction.UPGRADE : Direction.DOWNGRADE;
        Set<String> before = new DatabaseState(graph, history.readExisting(connection)).before(direction);
        List<String> now = new Planner(connection.dialect())
                .plan(graph.get(line.id()), direction, states.schemaOf(before))
                .words();
        boolean isInside = history.position(connection, line.id()) != null;
        int begun = Math.max(line.stepsBegun(), isInside ? line.stepsDone() + 1 : line.stepsDone());
        List<String> then = history.planned(connection, line.id());
        boolean isSame = then.size() >= begun
                && now.size() >= begun
                && then.subList(0, begun).equals(now.subList(0, begun));
        if (!isSame) {
            throw new MigrationException("Revision " + graph.get(line.id()).title() + " is under way, and its first "
                    + (begun == 1 ? "statement is" : begun + " statements are")
                    + " not what has run already, or begun to. Nothing was changed. Let it begin as it did, and change only what comes after; then"
                    + " again: db repair --accept " + line.id() + ". Or bring the schema to where it shall be by hand,"
                    + " and say so: db stamp " + line.id());
        }
        return now;
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
        change(id, (connection, line) -> {
            if (!line.isInDoubt()) {
                throw new MigrationException("No statement of revision " + id
                        + " is in doubt, so there is nothing to say about it. Run the command again.");
            }
            history.update(connection, line.at(line.state(), done ? line.stepsBegun() : line.stepsDone()));
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

    private void change(String id, BiConsumer<EngineConnection, AppliedRevision> change) {
        migrator.underLock(connection -> {
            history.create(connection);
            return inTransaction(connection, id, change);
        });
    }

    private boolean inTransaction(
            EngineConnection connection, String id, BiConsumer<EngineConnection, AppliedRevision> change) {
        connection.begin(TransactionOptions.READ_WRITE);
        try {
            AppliedRevision line = history.readExisting(connection).stream()
                    .filter(candidate -> candidate.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new MigrationException(
                            "Revision " + graph.get(id).title() + " is not in the history of the database."));
            change.accept(connection, line);
            connection.commit();
            return true;
        } finally {
            connection.rollback();
        }
    }
}
