package dev.orm.migrations.run;

import dev.orm.dialect.Dialect;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionRange;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.Target;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.operation.MigrationStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Brings a database to a revision: the commands of Alembic as methods.
 *
 * <pre>{@code
 * Migrator migrator = Migrator.builder(engine).migrations(new R1_create_users(), new R2_add_user_email()).build();
 * migrator.upgrade("heads");
 * }</pre>
 *
 * <p>Thread-safe. Any number of programs may call it at once for one database: each revision is run once. A database that is where it
 * shall be takes no lock.
 */
public final class Migrator {

    private final Engine engine;
    private final RevisionGraph graph;
    private final RunSettings settings;

    Migrator(Engine engine, RevisionGraph graph, RunSettings settings) {
        this.engine = engine;
        this.graph = graph;
        this.settings = settings;
    }

    /**
     * Starts from an engine.
     *
     * @param engine the engine of the database
     * @return a builder without revisions
     */
    public static MigratorBuilder builder(Engine engine) {
        return new MigratorBuilder(engine);
    }

    /**
     * Returns the dialect of the database.
     *
     * @return the dialect, by which a {@linkplain PlannedStep#statements plan is written as SQL}
     */
    public Dialect dialect() {
        return engine.dialect();
    }

    /**
     * Returns the same migrator with one more who is told what is run.
     *
     * @param listener the listener
     * @return the migrator
     */
    public Migrator listening(MigrationListener listener) {
        return new Migrator(engine, graph, settings.with(listener));
    }

    /**
     * Returns the revisions.
     *
     * @return all revisions of the program
     */
    public RevisionGraph graph() {
        return graph;
    }

    /**
     * Runs all revisions that a target needs and that are not applied, each in its order. When all have run, repeatable objects are made
     * whose SQL has changed.
     *
     * @param target where to, such as {@code heads}; see {@link Target}
     * @return the revisions and repeatable objects that were run, in order; none if the database is there already
     * @throws MigrationException if the target means nothing, the history of the database is not that of the program, or a revision
     *     fails; those before it stay applied
     */
    public List<RevisionScript> upgrade(String target) {
        return migrate(target, Direction.UPGRADE);
    }

    /**
     * Undoes all applied revisions beyond a target, the last one first.
     *
     * @param target where to, such as {@code -1} or {@code base}; see {@link Target}
     * @return the revisions that were undone, in that order; none if the database is there already
     * @throws MigrationException if the target means nothing, one of the revisions cannot be undone, or one fails; those undone before
     *     it stay undone
     */
    public List<RevisionScript> downgrade(String target) {
        return migrate(target, Direction.DOWNGRADE);
    }

    /**
     * Tells whether an upgrade has nothing to do. That is one query and no lock.
     *
     * @param target where to
     * @return whether everything that the target needs is applied, as it is, and nothing is under way
     * @throws MigrationException if the target means nothing, or the history of the database is not that of the program
     */
    public boolean isAt(String target) {
        try (EngineConnection connection = engine.connect(true)) {
            MigrationRun run = new MigrationRun(connection, graph, settings);
            return run.isThere(run.state(), target, Direction.UPGRADE);
        }
    }

    /**
     * Runs all revisions that a target needs inside a transaction of the caller, who commits it or rolls everything back. Of two callers
     * that do so at once one fails. Repeatable objects are left as they are.
     *
     * @param target where to
     * @param connection a connection in a transaction
     * @return the revisions that were run, in order
     * @throws MigrationException if it is in no transaction, the database cannot roll back what changes a schema, or a revision has to be
     *     outside one; and as for {@link #upgrade(String)}
     */
    public List<RevisionScript> upgrade(String target, EngineConnection connection) {
        return new MigrationRun(connection, graph, settings).runInside(target, Direction.UPGRADE);
    }

    /**
     * Undoes all applied revisions beyond a target inside a transaction of the caller, who commits it or rolls everything back.
     *
     * @param target where to
     * @param connection a connection in a transaction
     * @return the revisions that were undone, in order
     * @throws MigrationException as for {@link #upgrade(String, EngineConnection)} and {@link #downgrade(String)}
     */
    public List<RevisionScript> downgrade(String target, EngineConnection connection) {
        return new MigrationRun(connection, graph, settings).runInside(target, Direction.DOWNGRADE);
    }

    private List<RevisionScript> migrate(String target, Direction direction) {
        try (EngineConnection connection = engine.connect(false)) {
            MigrationRun run = new MigrationRun(connection, graph, settings);
            if (run.isThere(run.state(), target, direction)) {
                return List.of();
            }
            return locked(connection, () -> new MigrationRun(connection, graph, settings).run(target, direction));
        }
    }

    HistoryTable historyTable() {
        return settings.history();
    }

    void withConnection(Consumer<EngineConnection> work) {
        try (EngineConnection connection = engine.connect(false)) {
            work.accept(connection);
        }
    }

    <R> R underLock(Function<EngineConnection, R> work) {
        try (EngineConnection connection = engine.connect(false)) {
            return locked(connection, () -> work.apply(connection));
        }
    }

    private <R> R locked(EngineConnection connection, Supplier<R> work) {
        NetworkTimeout timeout = NetworkTimeout.lift(connection.jdbc());
        try {
            RunLock lock = RunLock.acquire(
                    engine, connection, settings.history().table().name(), settings.lockWait());
            LongStatements allowed = LongStatements.allow(connection);
            try {
                return work.get();
            } finally {
                allowed.end();
                lock.close();
            }
        } finally {
            timeout.restore();
        }
    }

    /**
     * Says what an upgrade would do, without doing it. Of a revision that is under way that is the rest of it.
     *
     * @param target where to
     * @return the plan of each revision that would be run, in order, between those of repeatable objects that would be taken away and made
     */
    public List<RevisionPlan> planUpgrade(String target) {
        return plan(target, Direction.UPGRADE);
    }

    /**
     * Says what a downgrade would do, without doing it.
     *
     * @param target where to
     * @return the plan of each revision that would be undone, in order, behind those of repeatable objects that would be taken away
     */
    public List<RevisionPlan> planDowngrade(String target) {
        return plan(target, Direction.DOWNGRADE);
    }

    private List<RevisionPlan> plan(String target, Direction direction) {
        try (EngineConnection connection = engine.connect(true)) {
            MigrationRun run = new MigrationRun(connection, graph, settings);
            DatabaseState state = run.state();
            List<RevisionScript> way = run.way(state, target, direction);
            List<RevisionPlan> plans = new ArrayList<>();
            for (RevisionPlan plan : run.plans(way, direction, state.before(direction))) {
                plans.add(plan.after(state.stepsDone(plan.script().id())));
            }
            return run.withRepeatables(state, plans, direction);
        }
    }

    /**
     * Returns what the database remembers.
     *
     * @return a line for each revision, the oldest first; none if nothing was ever applied, and no table is created then
     */
    public List<AppliedRevision> history() {
        try (EngineConnection connection = engine.connect(true)) {
            return settings.history().read(connection);
        }
    }

    /**
     * Checks that the database is one of this program's history: no unknown revision, none that was edited after it was applied, none
     * that is under way. Nothing is changed ({@code validate} of Flyway).
     *
     * @throws MigrationException if it is not
     */
    public void validate() {
        try (EngineConnection connection = engine.connect(true)) {
            new MigrationRun(connection, graph, settings).state().refuseUnderWay();
        }
    }

    private Set<String> applied() {
        return new DatabaseState(graph, history()).whole();
    }

    /**
     * Returns the applied revisions after which no other is applied ({@code current} of Alembic). One that is under way is not applied.
     *
     * @return their ids
     */
    public List<String> current() {
        return graph.headsOf(applied());
    }

    /**
     * Returns the revisions that are not applied or not as a whole, as they are under way, and the repeatable objects that are not there or were made by other SQL.
     *
     * @return the revisions in their order, then the objects
     */
    public List<RevisionScript> pending() {
        List<AppliedRevision> lines = history();
        Set<String> applied = new DatabaseState(graph, lines).whole();
        List<RevisionScript> pending = new ArrayList<>();
        graph.ordered().stream()
                .filter(script -> !applied.contains(script.id()))
                .forEach(pending::add);
        pending.addAll(RepeatableRun.due(graph, lines));
        return pending;
    }

    /**
     * Lists revisions ({@code history -r} of Alembic).
     *
     * @param range two ends with a colon between, such as {@code base:heads} or {@code -3:current}; see {@link RevisionRange}
     * @return the revisions from the one to the other, the newest first
     * @throws MigrationException if an end means nothing
     */
    public List<RevisionScript> list(String range) {
        return new RevisionRange(graph, range.contains("current") ? applied() : Set.of()).of(range);
    }

    /**
     * Marks revisions and all before them as applied without running them, and all others as not applied ({@code stamp} of Alembic).
     *
     * @param revisions ids, labels, {@code heads}; {@code base} or none for a database on which nothing is applied
     * @return the ids that are applied afterwards
     * @throws MigrationException if a revision is applied that the program does not have
     */
    public List<String> stamp(Collection<String> revisions) {
        return stamp(revisions, false);
    }

    /**
     * Marks revisions and all before them as applied without running them, and all others as not applied.
     *
     * @param revisions ids, labels, {@code heads}; {@code base} or none for a database on which nothing is applied
     * @param purge whether the history is emptied before ({@code stamp --purge}), with lines of revisions that the program does not have
     * @return the ids that are applied afterwards
     * @throws MigrationException if a revision is applied that the program does not have, unless the history is emptied
     */
    public List<String> stamp(Collection<String> revisions, boolean purge) {
        Set<String> wanted = new LinkedHashSet<>();
        for (String name : revisions) {
            if (!name.equals("base")) {
                new Target(graph, List.of()).upgrade(name).forEach(script -> wanted.add(script.id()));
            }
        }
        return underLock(connection -> new Stamp(connection, graph, settings).run(wanted, purge));
    }

    /**
     * Marks a first revision as applied that was just written of what the database contains, so that this program does not have it yet.
     * An earlier one that was marked the same way, and that nothing came after, gives way to it.
     *
     * @param id its id
     * @param message what it says
     * @param steps what it does
     * @return the ids of those that gave way
     * @throws MigrationException if revisions were run in the database, or the program has some
     */
    public List<String> adopt(String id, String message, List<MigrationStep> steps) {
        if (!graph.ordered().isEmpty()) {
            throw new MigrationException("The program has revisions already, beginning with " + graph.bases()
                    + ". Only a history that is empty can begin with what a database contains.");
        }
        return underLock(connection -> new Stamp(connection, graph, settings).adopt(id, message, steps));
    }

    /**
     * Returns what a person may say about the history.
     *
     * @return the repairs
     */
    public Repair repair() {
        return new Repair(this, settings.history());
    }
}
