package dev.orm.migrations.run;

import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.graph.Target;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.AppliedRevision.State;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.operation.Checksum;
import dev.orm.schema.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    private final Engine engine;
    private final RevisionGraph graph;
    private final HistoryTable history;
    private final MigratorBuilder settings;

    Migrator(MigratorBuilder settings) {
        this.settings = settings;
        this.engine = settings.engine;
        this.graph = new RevisionGraph(settings.scripts);
        this.history = new HistoryTable(settings.historyTable);
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
     * Returns the revisions.
     *
     * @return all revisions of the program
     */
    public RevisionGraph graph() {
        return graph;
    }

    /**
     * Runs all revisions that a target needs and that are not applied, each in its order.
     *
     * @param target where to, such as {@code heads}; see {@link Target}
     * @return the revisions that were run, in order; none if the database is there already
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

    private List<RevisionScript> migrate(String target, Direction direction) {
        try (EngineConnection connection = engine.connect(false)) {
            List<AppliedRevision> lines = history.read(connection);
            checkHistory(lines);
            if (lines.stream().noneMatch(line -> line.state().isUnderWay())
                    && way(lines, target, direction).isEmpty()) {
                return List.of();
            }
            return locked(connection, () -> migrate(connection, target, direction));
        }
    }

    private <R> R locked(EngineConnection connection, Supplier<R> work) {
        RunLock lock = RunLock.acquire(engine, connection, history.table().name(), settings.lockWait);
        try {
            return work.get();
        } finally {
            lock.close();
        }
    }

    private List<RevisionScript> migrate(EngineConnection connection, String target, Direction direction) {
        history.create(connection);
        List<RevisionScript> run = new ArrayList<>(finishWhatIsUnderWay(connection));
        List<AppliedRevision> lines = history.readExisting(connection);
        checkHistory(lines);
        Set<String> applied = ids(lines);
        List<RevisionPlan> plans = plans(connection, way(lines, target, direction), direction, applied);
        for (RevisionPlan plan : plans) {
            if (run(connection, plan)) {
                run.add(plan.script());
            }
        }
        return run;
    }

    /** Everything is planned before anything is run, so that a wrong name in the last revision stops the first. */
    private List<RevisionPlan> plans(
            EngineConnection connection, List<RevisionScript> way, Direction direction, Set<String> applied) {
        Planner planner = new Planner(connection.dialect());
        SchemaHistory states = new SchemaHistory(graph);
        Set<String> there = new LinkedHashSet<>(applied);
        List<RevisionPlan> plans = new ArrayList<>();
        Schema before = states.schemaOf(there);
        for (RevisionScript script : way) {
            RevisionPlan plan = planner.plan(script, direction, before);
            plans.add(plan);
            if (direction == Direction.UPGRADE) {
                there.add(script.id());
                before = plan.after();
            } else {
                there.remove(script.id());
                before = states.schemaOf(there);
            }
        }
        return plans;
    }

    private boolean run(EngineConnection connection, RevisionPlan plan) {
        String way = plan.direction() == Direction.UPGRADE ? "upgrade" : "downgrade";
        LOG.info("Running {} of revision {}", way, plan.script().title());
        String checksum = new SchemaHistory(graph).checksum(plan.script().id());
        return new RevisionRunner(connection, history, settings.appliedBy).run(plan, checksum);
    }

    private List<RevisionScript> finishWhatIsUnderWay(EngineConnection connection) {
        List<RevisionScript> finished = new ArrayList<>();
        List<AppliedRevision> lines = history.readExisting(connection);
        for (AppliedRevision line : lines) {
            if (line.state().isUnderWay()) {
                RevisionScript script = graph.get(line.id());
                LOG.info("Revision {} was cut after {} statements; going on", script.title(), line.stepsDone());
                Set<String> others = ids(lines);
                Direction direction = line.state() == State.UPGRADING ? Direction.UPGRADE : Direction.DOWNGRADE;
                if (direction == Direction.UPGRADE) {
                    others.remove(line.id());
                }
                Schema before = new SchemaHistory(graph).schemaOf(others);
                run(connection, new Planner(connection.dialect()).plan(script, direction, before));
                finished.add(script);
            }
        }
        return finished;
    }

    private List<RevisionScript> way(List<AppliedRevision> lines, String target, Direction direction) {
        Target from = new Target(graph, ids(lines));
        return direction == Direction.UPGRADE ? from.upgrade(target) : from.downgrade(target);
    }

    private static Set<String> ids(List<AppliedRevision> lines) {
        Set<String> ids = new LinkedHashSet<>();
        lines.forEach(line -> ids.add(line.id()));
        return ids;
    }

    /** The history of the database must be one of the program. */
    private void checkHistory(List<AppliedRevision> lines) {
        SchemaHistory states = new SchemaHistory(graph);
        for (AppliedRevision line : lines) {
            if (!graph.contains(line.id())) {
                throw new MigrationException("Revision " + line.id()
                        + (line.message().isEmpty() ? "" : " (" + line.message() + ")")
                        + " is applied in the database and unknown to this program, which is older or another one. Use the"
                        + " program that knows it; nothing was changed.");
            }
            boolean comparable = line.checksum().startsWith(Checksum.ALGORITHM);
            if (comparable && !line.checksum().equals(states.checksum(line.id()))) {
                throw new MigrationException("Revision " + graph.get(line.id()).title() + " in "
                        + graph.get(line.id()).origin()
                        + " does other things than when it was applied. Take the change back"
                        + " and make a new revision of it; or accept it, if it means the same: db repair --accept "
                        + line.id());
            }
        }
    }

    /**
     * Says what an upgrade would do, without doing it.
     *
     * @param target where to
     * @return the plan of each revision that would be run, in order
     */
    public List<RevisionPlan> planUpgrade(String target) {
        return plan(target, Direction.UPGRADE);
    }

    /**
     * Says what a downgrade would do, without doing it.
     *
     * @param target where to
     * @return the plan of each revision that would be undone, in order
     */
    public List<RevisionPlan> planDowngrade(String target) {
        return plan(target, Direction.DOWNGRADE);
    }

    private List<RevisionPlan> plan(String target, Direction direction) {
        try (EngineConnection connection = engine.connect(true)) {
            List<AppliedRevision> lines = history.read(connection);
            checkHistory(lines);
            return plans(connection, way(lines, target, direction), direction, ids(lines));
        }
    }

    /**
     * Returns what the database remembers.
     *
     * @return a line for each revision, the oldest first; none if nothing was ever applied, and no table is created then
     */
    public List<AppliedRevision> history() {
        try (EngineConnection connection = engine.connect(true)) {
            return history.read(connection);
        }
    }

    /**
     * Returns the applied revisions after which no other is applied ({@code current} of Alembic).
     *
     * @return their ids
     */
    public List<String> current() {
        return graph.headsOf(ids(history()));
    }

    /**
     * Returns the revisions that are not applied.
     *
     * @return the revisions, in their order
     */
    public List<RevisionScript> pending() {
        Set<String> applied = ids(history());
        return graph.ordered().stream()
                .filter(script -> !applied.contains(script.id()))
                .toList();
    }

    /**
     * Marks revisions and all before them as applied without running them, and all others as not applied ({@code stamp} of Alembic).
     *
     * @param revisions ids, labels, {@code heads}, or none for a database on which nothing is applied
     * @return the ids that are applied afterwards
     */
    public List<String> stamp(Collection<String> revisions) {
        Set<String> wanted = new LinkedHashSet<>();
        for (String name : revisions) {
            Target nowhere = new Target(graph, List.of());
            nowhere.upgrade(name).forEach(script -> wanted.add(script.id()));
        }
        try (EngineConnection connection = engine.connect(false)) {
            return locked(connection, () -> stamp(connection, wanted));
        }
    }

    private List<String> stamp(EngineConnection connection, Set<String> wanted) {
        history.create(connection);
        Map<String, AppliedRevision> there = new LinkedHashMap<>();
        history.readExisting(connection).forEach(line -> there.put(line.id(), line));
        SchemaHistory states = new SchemaHistory(graph);
        connection.begin(TransactionOptions.READ_WRITE);
        try {
            for (String id : there.keySet()) {
                if (!wanted.contains(id)) {
                    history.delete(connection, id);
                }
            }
            for (RevisionScript script : graph.ordered()) {
                if (wanted.contains(script.id()) && !there.containsKey(script.id())) {
                    history.insert(connection, stamped(script, states.checksum(script.id())));
                }
            }
            connection.commit();
        } finally {
            connection.rollback();
        }
        return List.copyOf(wanted);
    }

    private AppliedRevision stamped(RevisionScript script, String checksum) {
        return new AppliedRevision(
                script.id(),
                script.parents(),
                script.message(),
                checksum,
                State.STAMPED,
                0,
                Instant.now(),
                0,
                settings.appliedBy);
    }
}
