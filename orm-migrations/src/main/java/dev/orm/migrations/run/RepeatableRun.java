package dev.orm.migrations.run;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.MigrationFailedException;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.operation.Checksum;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AlterColumn;
import dev.orm.schema.DdlOperation.DropColumn;
import dev.orm.schema.DdlOperation.DropTable;
import dev.orm.schema.DdlOperation.RenameColumn;
import dev.orm.schema.DdlOperation.RenameTable;
import dev.orm.schema.DdlOperation.UnsafeSql;
import dev.orm.schema.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes objects again whose SQL has changed: after all revisions, when a database is at the end of the history. As they may be made again
 * at any time, a run that was cut begins anew.
 */
final class RepeatableRun {

    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    private final EngineConnection connection;
    private final RevisionGraph graph;
    private final RunSettings settings;
    private final HistoryTable history;
    private final List<RevisionScript> taken = new ArrayList<>();

    RepeatableRun(EngineConnection connection, RevisionGraph graph, RunSettings settings) {
        this.connection = connection;
        this.graph = graph;
        this.settings = settings;
        this.history = settings.history();
    }

    /** Objects that are not there, or were made by other SQL. */
    static List<RevisionScript> due(RevisionGraph graph, List<AppliedRevision> lines) {
        Map<String, String> checksums = new LinkedHashMap<>();
        lines.stream()
                .filter(AppliedRevision::isRepeatable)
                .forEach(line -> checksums.put(line.name(), line.checksum()));
        return graph.repeatables().stream()
                .filter(script -> !checksum(script).equals(checksums.get(script.id())))
                .toList();
    }

    static String checksum(RevisionScript script) {
        return Checksum.of(steps(script, Direction.UPGRADE));
    }

    private static List<MigrationStep> steps(RevisionScript script, Direction direction) {
        return SchemaHistory.record(script, direction, Schema.of()).steps();
    }

    RevisionPlan plan(RevisionScript script, Direction direction) {
        return new Planner(connection.dialect()).plan(script, direction, Schema.of());
    }

    /** Makes what is due. */
    List<RevisionScript> make() {
        List<RevisionScript> made = due(graph, history.readExisting(connection));
        for (RevisionScript script : made) {
            LOG.info("Making repeatable {}", script.title());
            run(plan(script, Direction.UPGRADE));
        }
        return made;
    }

    /** Takes away what is in the way of revisions. Making it again comes later. */
    void takeAway(List<RevisionPlan> plans) {
        Set<String> there = new LinkedHashSet<>();
        history.readExisting(connection).stream()
                .filter(AppliedRevision::isRepeatable)
                .forEach(line -> there.add(line.name()));
        for (RevisionPlan plan : inTheWay(graph, connection.dialect(), plans)) {
            if (there.contains(plan.script().id())) {
                LOG.info(
                        "Taking repeatable {} away, as revisions change what it is made of",
                        plan.script().title());
                run(plan);
                taken.add(plan.script());
            }
        }
    }

    /** What takes away all that is in the way of revisions, the last one first. */
    static List<RevisionPlan> inTheWay(RevisionGraph graph, Dialect dialect, List<RevisionPlan> plans) {
        List<RevisionPlan> away = new ArrayList<>();
        for (RevisionScript script : graph.repeatables()) {
            if (plans.stream().anyMatch(revision -> isInTheWay(script, revision))) {
                RevisionPlan plan = new Planner(dialect)
                        .plan(script, Direction.DOWNGRADE, plans.get(0).before());
                if (!plan.actions().isEmpty()) {
                    away.add(0, plan);
                }
            }
        }
        return away;
    }

    /** Makes again what was taken away, as far as its SQL can be where the database is now; the rest is due. */
    List<RevisionScript> makeAgain() {
        Set<String> there = new LinkedHashSet<>();
        history.readExisting(connection).forEach(line -> there.add(line.name()));
        List<RevisionScript> made = new ArrayList<>();
        for (RevisionScript script : graph.repeatables()) {
            if (taken.contains(script) && !there.contains(script.id())) {
                try {
                    run(plan(script, Direction.UPGRADE));
                    made.add(script);
                } catch (MigrationFailedException impossible) {
                    LOG.info(
                            "Repeatable {} is not made again, as it cannot be here: {}",
                            script.title(),
                            impossible.getMessage());
                    takeAwayRest(script);
                }
            }
        }
        return made;
    }

    /** Where nothing is rolled back, a part of it may be there. */
    private void takeAwayRest(RevisionScript script) {
        if (!connection.dialect().supports(Capability.TRANSACTIONAL_DDL)) {
            try {
                run(plan(script, Direction.DOWNGRADE));
            } catch (MigrationFailedException gone) {
                LOG.debug("Repeatable {} left nothing that could be taken away", script.title(), gone);
            }
        }
    }

    /** Whoever is undone may have made whatever the object needs; who only adds something disturbs nobody. */
    private static boolean isInTheWay(RevisionScript repeatable, RevisionPlan revision) {
        if (revision.direction() == Direction.DOWNGRADE) {
            return true;
        }
        for (MigrationStep step : revision.migrationSteps()) {
            String table = step instanceof SchemaChange change ? disturbed(change.operation()) : null;
            if (table != null && names(repeatable, table)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String disturbed(DdlOperation operation) {
        if (operation instanceof DropTable drop) {
            return drop.table().name().name();
        } else if (operation instanceof RenameTable rename) {
            return rename.table().name();
        } else if (operation instanceof AlterColumn alter) {
            return alter.table().name();
        } else if (operation instanceof RenameColumn rename) {
            return rename.table().name();
        }
        return operation instanceof DropColumn drop ? drop.table().name() : null;
    }

    private static boolean names(RevisionScript repeatable, String table) {
        return contains(repeatable, word(table));
    }

    /** Whether its SQL creates a view of its name; what else it may make is in no catalog that is read here. */
    static boolean makesView(RevisionScript repeatable) {
        return contains(repeatable, "\\bcreate\\s+(or\\s+replace\\s+)?view\\s+\\S*" + word(repeatable.id()));
    }

    private static String word(String name) {
        return "(?<![a-z0-9_])" + Pattern.quote(name) + "(?![a-z0-9_])";
    }

    private static boolean contains(RevisionScript repeatable, String regex) {
        Pattern pattern = Pattern.compile("(?i)" + regex);
        return steps(repeatable, Direction.UPGRADE).stream()
                .anyMatch(step -> step instanceof SchemaChange change
                        && change.operation() instanceof UnsafeSql sql
                        && pattern.matcher(sql.sql()).find());
    }

    private void run(RevisionPlan plan) {
        ActionRun actions = new ActionRun(connection, settings, plan.script());
        boolean together = connection.dialect().supports(Capability.TRANSACTIONAL_DDL);
        int[] step = {0};
        Runnable work = () -> {
            for (PlannedStep planned : plan.steps()) {
                step[0]++;
                planned.actions().forEach(actions::run);
            }
            if (plan.direction() == Direction.UPGRADE) {
                look(actions, plan.script());
            }
        };
        Instant started = Instant.now();
        long start = System.nanoTime();
        try {
            if (!together) {
                work.run();
            }
            new MigrationRun(connection, graph, settings).inTransaction(() -> {
                step[0] = 0;
                if (together) {
                    work.run();
                }
                step[0]++;
                remember(plan, started, RevisionRunner.millis(start));
            });
        } catch (RuntimeException failure) {
            throw Failure.of(
                    plan,
                    step[0],
                    actions.lastSql(),
                    failure,
                    "",
                    together
                            ? "Everything of it was rolled back."
                            : "It is made anew by the next upgrade, whatever of it is there.");
        }
    }

    /** SQLite makes a view of what is not there. */
    private void look(ActionRun actions, RevisionScript script) {
        Dialect dialect = connection.dialect();
        if (!dialect.supports(Capability.CONCURRENT_WRITERS) && makesView(script)) {
            actions.send("select * from " + dialect.quote(script.id()) + " where 1 = 0");
        }
    }

    private void remember(RevisionPlan plan, Instant started, long millis) {
        RevisionScript script = plan.script();
        AppliedRevision line = AppliedRevision.repeatable(
                script.id(), script.message(), checksum(script), started, millis, settings.appliedBy());
        boolean there = history.readExisting(connection).stream()
                .anyMatch(other -> other.id().equals(line.id()));
        if (there) {
            history.delete(connection, line.id());
        }
        if (plan.direction() == Direction.UPGRADE) {
            history.insert(connection, line);
        }
    }
}
