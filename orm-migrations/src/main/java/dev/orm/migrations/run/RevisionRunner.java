package dev.orm.migrations.run;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.LockTimeout;
import dev.orm.engine.CommitOutcomeUnknownException;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.EngineConnection.Parameters;
import dev.orm.engine.LockException;
import dev.orm.engine.TransactionOptions;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.MigrationLockException;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionGraph;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.AppliedRevision.State;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.SchemaChange;
import dev.orm.migrations.sqlite.ForeignKeysOff;
import dev.orm.migrations.sqlite.RebuildRun;
import dev.orm.schema.DdlOperation.RenameTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs one revision. Where DDL can be rolled back, all of it and its line in the history are one transaction. Elsewhere each statement
 * is written down when it has run ({@link StepwiseRun}), and a run that was cut goes on where it ended.
 */
final class RevisionRunner {

    private final EngineConnection connection;
    private final RevisionGraph graph;
    private final RunSettings settings;

    RevisionRunner(EngineConnection connection, RevisionGraph graph, RunSettings settings) {
        this.connection = connection;
        this.graph = graph;
        this.settings = settings;
    }

    /**
     * Runs a revision, unless somebody else has done so meanwhile.
     *
     * @return whether it was run
     */
    boolean run(RevisionPlan plan, String checksum) {
        boolean foreignKeysOff = plan.needsForeignKeysOff(connection.dialect());
        LockTimeout timeout = connection.dialect().lockTimeout(settings.lockTimeout());
        boolean together = connection.dialect().supports(Capability.TRANSACTIONAL_DDL) && !plan.leavesTransaction();
        if (!together) {
            AppliedRevision fresh = fresh(plan.script(), checksum, State.UPGRADING);
            LockTimeout each = timeout == null || timeout.reset() != null ? null : timeout;
            return limited(timeout, () -> new StepwiseRun(connection, settings, plan, each).run(fresh));
        } else if (foreignKeysOff) {
            ForeignKeysOff off = ForeignKeysOff.on(connection);
            return closing(() -> inTransaction(plan, checksum, timeout, true), off::close);
        }
        return inTransaction(plan, checksum, timeout, false);
    }

    /** Runs a revision in a transaction of the caller. */
    void runInside(RevisionPlan plan, String checksum) {
        if (plan.leavesTransaction() || plan.needsForeignKeysOff(connection.dialect())) {
            throw new MigrationException("Revision " + plan.script().title() + " does what "
                    + connection.dialect().name()
                    + " cannot do in the caller's transaction. Nothing of it was done. Run it outside: db upgrade "
                    + plan.script().id());
        }
        ActionRun actions = new ActionRun(connection, settings, plan.script());
        int step = 0;
        long start = System.nanoTime();
        try {
            for (PlannedStep planned : plan.steps()) {
                step++;
                planned.actions().forEach(actions::run);
            }
            step++;
            actions.forget();
            remember(plan, checksum, start);
            settings.tell(plan, connection);
        } catch (RuntimeException failure) {
            throw Failure.of(
                    plan, step, actions.lastSql(), failure, "", "The transaction is the caller's, to be rolled back.");
        }
    }

    private void remember(RevisionPlan plan, String checksum, long start) {
        if (plan.direction() == Direction.UPGRADE) {
            AppliedRevision line = fresh(plan.script(), checksum, State.APPLIED);
            settings.history().insert(connection, line.applied(millis(start)));
        } else {
            settings.history().delete(connection, plan.script().id());
        }
    }

    private interface Work {
        boolean run();
    }

    /** What ends the work does not hide why it failed. */
    private static boolean closing(Work work, Runnable close) {
        boolean result;
        try {
            result = work.run();
        } catch (RuntimeException | Error failure) {
            try {
                close.run();
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        close.run();
        return result;
    }

    private boolean limited(@Nullable LockTimeout timeout, Work work) {
        if (timeout == null || timeout.reset() == null) {
            return work.run();
        }
        send(timeout.set());
        return closing(work, () -> send(timeout.reset()));
    }

    private void send(String sql) {
        connection.update(
                new CompiledStatement(sql, Operation.OTHER, "migration", List.of(), List.of()), Parameters.NONE);
    }

    private boolean inTransaction(
            RevisionPlan plan, String checksum, @Nullable LockTimeout timeout, boolean foreignKeysOff) {
        ActionRun actions = new ActionRun(connection, settings, plan.script());
        int step = 0;
        begin(connection, settings.lockWait());
        try {
            if (!isDue(plan)) {
                connection.rollback();
                return false;
            }
            if (timeout != null) {
                send(timeout.set());
            }
            long start = System.nanoTime();
            Map<List<String>, Long> violations = foreignKeysOff ? RebuildRun.violations(connection) : Map.of();
            for (PlannedStep planned : plan.steps()) {
                step++;
                planned.actions().forEach(actions::run);
            }
            actions.forget();
            if (foreignKeysOff) {
                refuseNew(violations, plan);
            }
            step++;
            remember(plan, checksum, start);
            settings.tell(plan, connection);
            connection.commit();
            return true;
        } catch (CommitOutcomeUnknownException unknown) {
            throw Failure.of(
                    plan,
                    step,
                    null,
                    unknown,
                    "",
                    "Either all of this revision is in the database or nothing; its history says"
                            + " which (db current).");
        } catch (RuntimeException failure) {
            rollback(failure);
            throw Failure.of(
                    plan,
                    step,
                    actions.lastSql(),
                    failure,
                    step == 0 || step > plan.steps().size()
                            ? ""
                            : ViewsInTheWay.sentence(connection, plan.steps().get(step - 1), failure),
                    "Everything of this revision was rolled back.");
        } catch (Error failure) {
            rollback(failure);
            throw failure;
        }
    }

    private void rollback(Throwable failure) {
        try {
            connection.rollback();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    /** Where one program writes at a time, the transaction is the lock between programs. */
    static void begin(EngineConnection connection, Duration lockWait) {
        long deadline = System.nanoTime() + lockWait.toNanos();
        while (true) {
            try {
                connection.begin(TransactionOptions.READ_WRITE);
                return;
            } catch (LockException taken) {
                if (System.nanoTime() >= deadline) {
                    throw new MigrationLockException("Another program writes into this database and did not end within "
                            + lockWait + ". Revisions that were run stay applied. Wait for it and run the"
                            + " command again.");
                }
            }
        }
    }

    /** Another program may have come first where the transaction is the only lock. */
    private boolean isDue(RevisionPlan plan) {
        Set<String> applied = new HashSet<>();
        settings.history().readExisting(connection).forEach(line -> applied.add(line.id()));
        String id = plan.script().id();
        boolean upgrade = plan.direction() == Direction.UPGRADE;
        if (applied.contains(id) == upgrade) {
            return false;
        }
        boolean inOrder = upgrade
                ? applied.containsAll(graph.before(id))
                : graph.children(id).stream().noneMatch(applied::contains);
        if (!inOrder) {
            throw new MigrationException(
                    "Another program has changed the history of this database meanwhile. Look at it by"
                            + " db current.");
        }
        return true;
    }

    private void refuseNew(Map<List<String>, Long> before, RevisionPlan plan) {
        Map<List<String>, Long> allowed = renamed(before, plan);
        RebuildRun.violations(connection).forEach((tables, rows) -> {
            if (rows > allowed.getOrDefault(tables, 0L)) {
                throw new MigrationException("After the change, " + rows + (rows == 1 ? " row" : " rows") + " of table "
                        + tables.get(0)
                        + " would refer to rows that are not there in table " + tables.get(1) + ". Mend or delete them"
                        + " before, by op.execute; foreign keys do nothing while a table is made anew, so rows that refer to"
                        + " deleted ones have to be deleted by a statement of their own.");
            }
        });
    }

    private static Map<List<String>, Long> renamed(Map<List<String>, Long> violations, RevisionPlan plan) {
        Map<List<String>, Long> renamed = new HashMap<>();
        violations.forEach((tables, rows) -> {
            List<String> names = new ArrayList<>(tables);
            for (MigrationStep step : plan.migrationSteps()) {
                if (step instanceof SchemaChange change && change.operation() instanceof RenameTable rename) {
                    names.replaceAll(name -> name.equals(rename.table().name()) ? rename.newName() : name);
                }
            }
            renamed.merge(names, rows, Long::sum);
        });
        return renamed;
    }

    private AppliedRevision fresh(RevisionScript script, String checksum, State state) {
        return new AppliedRevision(
                script.id(),
                script.parents(),
                script.message(),
                checksum,
                state,
                0,
                0,
                Instant.now(),
                0,
                settings.appliedBy());
    }

    static long millis(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
