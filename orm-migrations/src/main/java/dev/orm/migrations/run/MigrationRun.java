package dev.orm.migrations.run;

import dev.orm.dialect.Capability;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.LockException;
import dev.orm.engine.SerializationException;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.MigrationFailedException;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.graph.Target;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.AppliedRevision.State;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.schema.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One upgrade or downgrade of a database, on a connection and under the lock. */
final class MigrationRun {

    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    private static final int ATTEMPTS = 10;

    private static final long PAUSE_MILLIS = 200;

    private final EngineConnection connection;
    private final RevisionGraph graph;
    private final SchemaHistory states;
    private final RunSettings settings;
    private final HistoryTable history;

    MigrationRun(EngineConnection connection, RevisionGraph graph, RunSettings settings) {
        this.connection = connection;
        this.graph = graph;
        this.states = new SchemaHistory(graph);
        this.settings = settings;
        this.history = settings.history();
    }

    /** Where the database is; what is not of this program is refused. */
    DatabaseState state() {
        return checked(history.read(connection));
    }

    private DatabaseState checked(List<AppliedRevision> lines) {
        DatabaseState state = new DatabaseState(graph, lines);
        state.check(states, settings.allowsNewerSchema());
        return state;
    }

    /** What there is to run. */
    List<RevisionScript> way(DatabaseState state, String target, Direction direction) {
        Target from = new Target(graph, state.before(direction));
        if (direction == Direction.UPGRADE) {
            state.underWay(Direction.DOWNGRADE)
                    .forEach(line -> DatabaseState.refuseDowngrade(line, "no upgrade is run"));
        }
        List<RevisionScript> way = direction == Direction.UPGRADE ? from.upgrade(target) : from.downgrade(target);
        refuseUnclear(state, target, direction, way);
        if (!way.isEmpty() && !state.unknown().isEmpty()) {
            throw new MigrationException(
                    "The database has revisions that this program does not know ("
                            + state.unknown().stream().map(AppliedRevision::id).toList()
                            + "), and this program would run "
                            + way.stream().map(RevisionScript::id).toList()
                            + ". Such a run is refused even where a newer schema is allowed. Use the program that knows them all.");
        }
        if (!way.isEmpty() && direction == Direction.UPGRADE && target.equals("heads")) {
            refuseConflicts(way);
        }
        return way;
    }

    /** What is under way is finished first, so a target must not mean that it stays, or count from it. */
    private static void refuseUnclear(
            DatabaseState state, String target, Direction direction, List<RevisionScript> way) {
        List<String> ids = way.stream().map(RevisionScript::id).toList();
        List<AppliedRevision> halves = state.underWay(direction);
        for (AppliedRevision line : halves) {
            if (direction == Direction.DOWNGRADE && !ids.contains(line.id())) {
                DatabaseState.refuseDowngrade(line, "it cannot stay, as by \"" + target + "\"");
            }
        }
        if (Target.isRelativeToDatabase(target) && !halves.isEmpty() && ids.size() > halves.size()) {
            throw new MigrationException(
                    "\"" + target + "\" counts from where the database is, and that is in the middle"
                            + " of revision " + halves.get(0).id() + ". Nothing was changed. Finish it first: "
                            + (direction == Direction.UPGRADE
                                    ? "db upgrade " + halves.get(0).id()
                                    : DatabaseState.finishing(halves.get(0)))
                            + ". Then name the revision to go to.");
        }
    }

    /** Heads that nobody has brought together may be run in any order, unless that matters. */
    private void refuseConflicts(List<RevisionScript> way) {
        List<String> heads = graph.heads();
        Set<String> due = new LinkedHashSet<>();
        way.forEach(script -> due.add(script.id()));
        for (int i = 1; i < heads.size(); i++) {
            for (int j = 0; j < i; j++) {
                String one = heads.get(j);
                String other = heads.get(i);
                List<String> conflicts =
                        due.contains(one) || due.contains(other) ? states.conflicts(one, other) : List.of();
                if (!conflicts.isEmpty()) {
                    throw new MigrationException("The history has the heads " + heads + ", and " + one + " and " + other
                            + " change the same things: " + conflicts.get(0)
                            + ". Which comes first has to be decided; nothing was changed. Bring them together: db merge "
                            + one + " " + other + "; or upgrade to one after the other by their ids.");
                }
            }
        }
    }

    boolean isThere(DatabaseState state, String target, Direction direction) {
        return !state.isUnderWay()
                && state.unmarked().isEmpty()
                && way(state, target, direction).isEmpty()
                && repeatable(state, List.of(), direction).isEmpty();
    }

    /** What is to be made again when some revisions have run. */
    private List<RevisionScript> repeatable(DatabaseState state, List<RevisionScript> way, Direction direction) {
        return isAtTheEnd(state, way, direction) ? RepeatableRun.due(graph, state.lines()) : List.of();
    }

    private boolean isAtTheEnd(DatabaseState state, List<RevisionScript> way, Direction direction) {
        Set<String> applied = new LinkedHashSet<>(state.applied());
        way.forEach(script -> applied.add(script.id()));
        return direction == Direction.UPGRADE
                && state.unknown().isEmpty()
                && graph.ordered().stream().allMatch(script -> applied.contains(script.id()));
    }

    /** Puts before some plans what takes repeatable objects away, and behind them what makes them again. */
    List<RevisionPlan> withRepeatables(DatabaseState state, List<RevisionPlan> plans, Direction direction) {
        Set<String> there = new LinkedHashSet<>();
        state.lines().stream().filter(AppliedRevision::isRepeatable).forEach(line -> there.add(line.name()));
        List<RevisionPlan> all = new ArrayList<>();
        Set<RevisionScript> due = new LinkedHashSet<>();
        for (RevisionPlan plan : RepeatableRun.inTheWay(graph, connection.dialect(), plans)) {
            if (there.contains(plan.script().id())) {
                all.add(plan);
                due.add(plan.script());
            }
        }
        all.addAll(plans);
        List<RevisionScript> way = plans.stream().map(RevisionPlan::script).toList();
        if (isAtTheEnd(state, way, direction)) {
            due.addAll(RepeatableRun.due(graph, state.lines()));
            RepeatableRun repeatables = new RepeatableRun(connection, graph, settings);
            graph.repeatables().stream()
                    .filter(due::contains)
                    .forEach(script -> all.add(repeatables.plan(script, Direction.UPGRADE)));
        }
        return all;
    }

    List<RevisionScript> run(String target, Direction direction) {
        createHistory();
        markSquashed();
        DatabaseState begin = checked(history.readExisting(connection));
        List<RevisionScript> way = new ArrayList<>(way(begin, target, direction));
        RepeatableRun repeatables = new RepeatableRun(connection, graph, settings);
        try {
            List<RevisionScript> run = run(way, direction, begin, repeatables);
            DatabaseState end = checked(history.readExisting(connection));
            if (!repeatable(end, List.of(), direction).isEmpty()) {
                run.addAll(repeatables.make());
            } else if (!end.applied().isEmpty()) {
                List<RevisionScript> again = repeatables.makeAgain();
                run.addAll(direction == Direction.UPGRADE ? again : List.of());
            }
            return run;
        } catch (RuntimeException failure) {
            try {
                repeatables.makeAgain();
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    private List<RevisionScript> run(
            List<RevisionScript> way, Direction direction, DatabaseState begin, RepeatableRun repeatables) {
        List<RevisionScript> run = new ArrayList<>(finishWhatIsUnderWay(begin, repeatables));
        DatabaseState state = checked(history.readExisting(connection));
        // Where there is no lock of sessions, another program may have come this far since the way was found.
        way.removeIf(script -> state.applied().contains(script.id()) == (direction == Direction.UPGRADE));
        List<RevisionPlan> plans = plans(way, direction, state.applied());
        if (direction == Direction.UPGRADE && state.lines().isEmpty()) {
            FirstRun.check(connection, history, plans);
        }
        repeatables.takeAway(plans);
        for (RevisionPlan plan : plans) {
            if (run(plan)) {
                run.add(plan.script());
            }
        }
        return run;
    }

    /** The same in a transaction of the caller. Nothing is under way there: whoever runs revisions in steps does so outside. */
    List<RevisionScript> runInside(String target, Direction direction) {
        if (!connection.isInTransaction()) {
            throw new MigrationException(
                    "The connection is in no transaction that could be rolled back. Begin one, or let"
                            + " the migrator take a connection of its own.");
        } else if (!connection.dialect().supports(Capability.TRANSACTIONAL_DDL)) {
            throw new MigrationException(connection.dialect().name()
                    + " commits whatever changes a schema, so revisions cannot be a part of the caller's transaction. Let"
                    + " the migrator take a connection of its own.");
        }
        history.create(connection);
        DatabaseState state = checked(history.readExisting(connection));
        if (state.isUnderWay() || !state.unmarked().isEmpty()) {
            throw new MigrationException(
                    "A run of revisions has to be finished before, outside of the caller's transaction:"
                            + " db upgrade");
        }
        List<RevisionPlan> plans = plans(way(state, target, direction), direction, state.applied());
        RevisionRunner runner = new RevisionRunner(connection, graph, settings);
        for (RevisionPlan plan : plans) {
            runner.runInside(plan, states.checksum(plan.script().id()));
        }
        return plans.stream().map(RevisionPlan::script).toList();
    }

    /** Where there is no lock of sessions, the transaction keeps two programs from making the table at once. */
    void createHistory() {
        if (connection.dialect().supports(Capability.TRANSACTIONAL_DDL)) {
            inTransaction(() -> history.create(connection));
        } else {
            history.create(connection);
        }
    }

    void inTransaction(Runnable work) {
        RevisionRunner.begin(connection, settings.lockWait());
        try {
            work.run();
            connection.commit();
        } finally {
            connection.rollback();
        }
    }

    private void markSquashed() {
        DatabaseState before = checked(history.readExisting(connection));
        if (before.unmarked().isEmpty()) {
            return;
        }
        inTransaction(() -> {
            DatabaseState state = checked(history.readExisting(connection));
            for (RevisionScript script : state.unmarked()) {
                LOG.info("Marking revision {}, as all that it stands for is applied", script.title());
                script.replaces().forEach(replaced -> {
                    if (state.lines().stream().anyMatch(line -> line.id().equals(replaced))) {
                        history.delete(connection, replaced);
                    }
                });
                history.insert(connection, stamped(script));
            }
        });
    }

    AppliedRevision stamped(RevisionScript script) {
        return stamped(script.id(), graph.parents(script.id()), script.message(), states.checksum(script.id()));
    }

    AppliedRevision stamped(String id, List<String> parents, String message, String checksum) {
        return new AppliedRevision(
                id, parents, message, checksum, State.STAMPED, 0, 0, Instant.now(), 0, settings.appliedBy());
    }

    /** Everything is planned before anything is run, so that a wrong name in the last revision stops the first. */
    List<RevisionPlan> plans(List<RevisionScript> way, Direction direction, Set<String> applied) {
        Planner planner = new Planner(connection.dialect());
        Set<String> there = new LinkedHashSet<>(applied);
        List<RevisionPlan> plans = new ArrayList<>();
        Schema before = way.isEmpty() ? Schema.of() : states.schemaOf(there);
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

    private boolean run(RevisionPlan plan) {
        boolean upgrade = plan.direction() == Direction.UPGRADE;
        LOG.info(
                "Running {} of revision {}",
                upgrade ? "upgrade" : "downgrade",
                plan.script().title());
        String checksum = states.checksum(plan.script().id());
        RevisionRunner runner = new RevisionRunner(connection, graph, settings);
        for (int attempt = 1; ; attempt++) {
            try {
                return runner.run(plan, checksum);
            } catch (MigrationFailedException failed) {
                boolean mayGo = failed.getCause() instanceof LockException
                        || failed.getCause() instanceof SerializationException;
                if (!mayGo || attempt == ATTEMPTS) {
                    throw failed;
                }
                LOG.warn(
                        "Revision {} did not get a lock that another session holds; attempt {} of {} follows",
                        plan.script().title(),
                        attempt + 1,
                        ATTEMPTS);
                RunLock.sleep(PAUSE_MILLIS * attempt);
            }
        }
    }

    private List<RevisionScript> finishWhatIsUnderWay(DatabaseState state, RepeatableRun repeatables) {
        List<RevisionScript> finished = new ArrayList<>();
        for (AppliedRevision line : state.lines()) {
            if (line.state().isUnderWay() && graph.contains(line.id())) {
                RevisionScript script = graph.get(line.id());
                LOG.info("Revision {} was cut after {} statements; going on", script.title(), line.stepsDone());
                Direction direction = line.state() == State.UPGRADING ? Direction.UPGRADE : Direction.DOWNGRADE;
                Set<String> others = new LinkedHashSet<>(state.applied());
                if (direction == Direction.UPGRADE) {
                    others.remove(line.id());
                }
                RevisionPlan plan = new Planner(connection.dialect()).plan(script, direction, states.schemaOf(others));
                repeatables.takeAway(List.of(plan));
                run(plan);
                finished.add(script);
            }
        }
        return finished;
    }
}
