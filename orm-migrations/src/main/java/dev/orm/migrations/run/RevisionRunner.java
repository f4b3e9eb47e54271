package dev.orm.migrations.run;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.MigrationFailedException;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.AppliedRevision.State;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.migrations.sqlite.ForeignKeysOff;
import dev.orm.migrations.sqlite.RebuildRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one revision. Where DDL can be rolled back, all of it and its line in the history are one transaction. Elsewhere each statement
 * is written down when it has run, and a run that was cut goes on where it ended.
 */
final class RevisionRunner {

    private final EngineConnection connection;
    private final Dialect dialect;
    private final HistoryTable history;
    private final @Nullable String appliedBy;

    RevisionRunner(EngineConnection connection, HistoryTable history, @Nullable String appliedBy) {
        this.connection = connection;
        this.dialect = connection.dialect();
        this.history = history;
        this.appliedBy = appliedBy;
    }

    /**
     * Runs a revision, unless somebody else has done so meanwhile.
     *
     * @return whether it was run
     */
    boolean run(RevisionPlan plan, String checksum) {
        boolean together =
                dialect.supports(Capability.TRANSACTIONAL_DDL) && plan.script().transactional();
        if (!together) {
            return inSteps(plan, checksum);
        } else if (plan.rebuilds()) {
            ForeignKeysOff off = ForeignKeysOff.on(connection);
            try {
                return inTransaction(plan, checksum);
            } finally {
                off.close();
            }
        }
        return inTransaction(plan, checksum);
    }

    private boolean inTransaction(RevisionPlan plan, String checksum) {
        ActionRun actions = new ActionRun(connection);
        int step = 0;
        connection.begin(TransactionOptions.READ_WRITE);
        try {
            // Another program may have come first where the transaction is the only lock.
            boolean applied = line(plan.script()).isPresent();
            if (applied == (plan.direction() == Direction.UPGRADE)) {
                return false;
            }
            long start = System.nanoTime();
            Map<String, Long> violations = plan.rebuilds() ? RebuildRun.violations(connection) : Map.of();
            for (PlannedStep planned : plan.steps()) {
                step++;
                planned.actions().forEach(actions::run);
            }
            step++;
            if (plan.rebuilds()) {
                refuseNew(violations);
            }
            if (plan.direction() == Direction.UPGRADE) {
                history.insert(connection, fresh(plan, checksum).at(State.APPLIED, 0, millis(start)));
            } else {
                history.delete(connection, plan.script().id());
            }
            connection.commit();
            return true;
        } catch (DatabaseException | MigrationException | IllegalArgumentException failure) {
            connection.rollback();
            throw failed(plan, step, actions.lastSql(), failure, "Everything of this revision was rolled back.");
        } finally {
            connection.rollback();
        }
    }

    private void refuseNew(Map<String, Long> before) {
        Map<String, Long> after = RebuildRun.violations(connection);
        after.forEach((key, rows) -> {
            if (rows > before.getOrDefault(key, 0L)) {
                throw new MigrationException("After the change, rows of table and foreign key " + key
                        + " would refer to nothing. Mend or delete them before.");
            }
        });
    }

    private Optional<AppliedRevision> line(RevisionScript script) {
        return history.readExisting(connection).stream()
                .filter(line -> line.id().equals(script.id()))
                .findFirst();
    }

    private boolean inSteps(RevisionPlan plan, String checksum) {
        Optional<AppliedRevision> there = line(plan.script());
        boolean upgrade = plan.direction() == Direction.UPGRADE;
        State underWay = upgrade ? State.UPGRADING : State.DOWNGRADING;
        boolean resumed = there.isPresent() && there.get().state() == underWay;
        if (!resumed && there.isPresent() == upgrade) {
            return false;
        }
        long start = System.nanoTime();
        AppliedRevision line = there.orElseGet(() -> fresh(plan, checksum));
        if (there.isEmpty()) {
            history.insert(connection, line);
        } else if (!resumed) {
            line = line.at(underWay, 0, line.millis());
            history.update(connection, line);
        }
        runSteps(plan, line, underWay, resumed);
        if (upgrade) {
            history.update(connection, line.at(State.APPLIED, 0, millis(start)));
        } else {
            history.delete(connection, line.id());
        }
        return true;
    }

    private void runSteps(RevisionPlan plan, AppliedRevision line, State underWay, boolean resumed) {
        ActionRun actions = new ActionRun(connection);
        int done = 0;
        int step = 0;
        for (PlannedStep planned : plan.steps()) {
            step++;
            for (Action action : planned.actions()) {
                done++;
                if (done <= line.stepsDone()) {
                    continue;
                }
                AppliedRevision further = line.at(underWay, done, line.millis());
                try {
                    if (action instanceof Action.RunStep) {
                        together(() -> {
                            actions.run(action);
                            history.update(connection, further);
                        });
                    } else {
                        boolean first = resumed && done == line.stepsDone() + 1;
                        if (!first || !hasRun(action)) {
                            actions.run(action);
                        }
                        history.update(connection, further);
                    }
                } catch (DatabaseException | MigrationException | IllegalArgumentException failure) {
                    throw failed(
                            plan,
                            step,
                            actions.lastSql(),
                            failure,
                            dialect.name() + " cannot roll back what changes a schema: " + (done - 1)
                                    + " statements of this revision have run and are written down, this one has not.");
                }
            }
        }
    }

    private void together(Runnable work) {
        connection.begin(TransactionOptions.READ_WRITE);
        try {
            work.run();
            connection.commit();
        } finally {
            connection.rollback();
        }
    }

    private boolean hasRun(Action action) {
        if (!(action instanceof Action.RunSql sql) || sql.operation() == null) {
            return false;
        }
        return new Progress(connection)
                .isDone(sql.operation())
                .orElseThrow(() ->
                        new MigrationException("The program ended while this SQL text ran, so nobody knows whether"
                                + " it did. Look, and say so: db repair --done or db repair --not-done."));
    }

    private AppliedRevision fresh(RevisionPlan plan, String checksum) {
        RevisionScript script = plan.script();
        return new AppliedRevision(
                script.id(),
                script.parents(),
                script.message(),
                checksum,
                State.UPGRADING,
                0,
                Instant.now(),
                0,
                appliedBy);
    }

    private static long millis(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static MigrationFailedException failed(
            RevisionPlan plan, int step, @Nullable String sql, RuntimeException failure, String state) {
        List<PlannedStep> steps = plan.steps();
        String what = step >= 1 && step <= steps.size()
                ? "at operation " + step + " of " + steps.size() + " ("
                        + steps.get(step - 1).describe() + ")"
                : step == 0 ? "before its first operation" : "when it was written into the history";
        String way = plan.direction().name().toLowerCase(Locale.ROOT);
        return new MigrationFailedException(
                "The " + way + " of revision " + plan.script().title() + " failed " + what + ": " + failure.getMessage()
                        + (sql == null ? "" : " SQL: " + sql) + " " + state
                        + " Revisions before it stay as they are. Mend the cause and run the " + way + " again.",
                plan.script().id(),
                Math.min(step, steps.size()),
                sql,
                failure);
    }
}
