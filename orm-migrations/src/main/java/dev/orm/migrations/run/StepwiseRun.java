package dev.orm.migrations.run;

import dev.orm.dialect.Capability;
import dev.orm.dialect.DatabaseError.Kind;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.LockTimeout;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.history.AppliedRevision.State;
import dev.orm.migrations.history.HistoryTable;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.DropIndex;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a revision statement by statement and writes each down when it has run. Rows are changed in one transaction with that, so they are
 * changed once. What a database does at once and commits by itself is written down before it is sent too. If the program ended there, it
 * is looked for when the run goes on; of the text of an {@code unsafeSql} nobody can see whether it has run, so a person says so.
 */
final class StepwiseRun {

    private final EngineConnection connection;
    private final Dialect dialect;
    private final RunSettings settings;
    private final HistoryTable history;
    private final RevisionPlan plan;
    private final ActionRun actions;
    private final @Nullable LockTimeout lockTimeout;

    StepwiseRun(
            EngineConnection connection, RunSettings settings, RevisionPlan plan, @Nullable LockTimeout lockTimeout) {
        this.connection = connection;
        this.dialect = connection.dialect();
        this.settings = settings;
        this.history = settings.history();
        this.plan = plan;
        this.actions = new ActionRun(connection, settings, plan.script());
        this.lockTimeout = lockTimeout;
    }

    /**
     * Runs the revision or what is left of it.
     *
     * @param fresh its line, if it has none
     * @return whether there was something to run
     */
    boolean run(AppliedRevision fresh) {
        boolean upgrade = plan.direction() == Direction.UPGRADE;
        State underWay = upgrade ? State.UPGRADING : State.DOWNGRADING;
        Optional<AppliedRevision> there = history.readExisting(connection).stream()
                .filter(line -> line.id().equals(plan.script().id()))
                .findFirst();
        boolean resumed = there.isPresent() && there.get().state() == underWay;
        if (!resumed && there.isPresent() == upgrade) {
            return false;
        }
        long start = System.nanoTime();
        AppliedRevision line = there.orElse(fresh);
        if (!resumed) {
            line = line.at(underWay, 0);
            begin(line, there.isEmpty());
        }
        AppliedRevision end = runSteps(line, resumed);
        try {
            together(() -> {
                if (upgrade) {
                    history.update(connection, end.applied(RevisionRunner.millis(start)));
                    history.recognise(connection, end.id(), end.checksum(), List.of());
                } else {
                    history.delete(connection, end.id());
                }
                settings.tell(plan, connection);
            });
        } catch (RuntimeException failure) {
            throw Failure.of(plan, plan.steps().size() + 1, null, failure, "", stateAfter(end.stepsDone()));
        }
        return true;
    }

    private void begin(AppliedRevision line, boolean isNew) {
        together(() -> {
            if (isNew) {
                history.insert(connection, line);
            } else {
                history.update(connection, line);
            }
            history.recognise(connection, line.id(), line.checksum(), plan.words());
        });
    }

    private AppliedRevision runSteps(AppliedRevision begin, boolean resumed) {
        AppliedRevision line = begin;
        int number = 0;
        int step = 0;
        for (PlannedStep planned : plan.steps()) {
            step++;
            for (Action action : planned.actions()) {
                number++;
                if (number <= begin.stepsDone()) {
                    continue;
                }
                try {
                    line = run(action, line, resumed && number == begin.stepsDone() + 1);
                } catch (RuntimeException failure) {
                    String hint = ViewsInTheWay.sentence(connection, planned, failure);
                    throw Failure.of(plan, step, actions.lastSql(), failure, hint, stateAfter(number - 1));
                }
            }
        }
        return line;
    }

    private String stateAfter(int done) {
        String why = dialect.supports(Capability.TRANSACTIONAL_DDL)
                ? "The revision cannot be one transaction: "
                : dialect.name() + " cannot roll back what changes a schema: ";
        return why + (done == 1 ? "1 statement of it has" : done + " statements of it have")
                + " run and will not be run again, this one has not been written down.";
    }

    private AppliedRevision run(Action action, AppliedRevision line, boolean wasCutHere) {
        AppliedRevision further = line.at(line.state(), line.stepsDone() + 1);
        if (action instanceof Action.RunParts parts && parts.isApart()) {
            String position = wasCutHere ? history.position(connection, line.id()) : null;
            actions.runParts(
                    parts.step(),
                    position,
                    next -> {
                        if (next == null) {
                            history.update(connection, further);
                        } else {
                            history.moveTo(connection, line.id(), next);
                        }
                    },
                    this::together);
            return further;
        }
        if (isTransactional(action)) {
            together(() -> {
                actions.run(action);
                history.update(connection, further);
            });
            return further;
        }
        boolean isInDoubt = wasCutHere && line.isInDoubt();
        if (isInDoubt && action.operation() instanceof DdlOperation.UnsafeSql) {
            throw new MigrationException(
                    "The program ended while this SQL text ran, so nobody knows whether it did. Look,"
                            + " and say so: db repair --done " + line.id() + " or db repair --not-done " + line.id()
                            + ".");
        }
        if (!isInDoubt || !hasRun(action)) {
            runInDoubt(action, line.at(line.state(), line.stepsDone()));
        }
        history.update(connection, further);
        return further;
    }

    private boolean isTransactional(Action action) {
        return action instanceof Action.RunStep
                || action instanceof Action.RunParts
                || action instanceof Action.ChangeRows
                || dialect.supports(Capability.TRANSACTIONAL_DDL)
                        && plan.script().transactional()
                        && !action.isOutsideTransaction();
    }

    /** What the server refused has not run, whatever of that name is there; only a program that ended leaves a doubt. */
    private void runInDoubt(Action action, AppliedRevision line) {
        boolean leavesPart = action.operation() instanceof CreateIndex create
                && create.concurrently()
                && !new Progress(connection).hasIndex(create);
        history.update(connection, line.inNextStep());
        try {
            actions.run(action);
        } catch (DatabaseException refused) {
            if (refused.kind() != Kind.CONNECTION && refused.kind() != Kind.TIMEOUT && !leavesPart) {
                takeBack(line, refused);
            }
            throw refused;
        }
    }

    private void takeBack(AppliedRevision line, DatabaseException refused) {
        try {
            history.update(connection, line);
        } catch (RuntimeException second) {
            refused.addSuppressed(second);
        }
    }

    private void together(Runnable work) {
        connection.begin(TransactionOptions.READ_WRITE);
        try {
            if (lockTimeout != null) {
                actions.send(lockTimeout.set());
                actions.forget();
            }
            work.run();
            connection.commit();
        } catch (RuntimeException | Error failure) {
            try {
                connection.rollback();
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    private boolean hasRun(Action action) {
        DdlOperation operation = action.operation();
        if (operation == null) {
            return false;
        }
        if (operation instanceof CreateIndex create && create.concurrently()) {
            // What a build that failed has left is there, and no index.
            dialect.ddl()
                    .compile(new DropIndex(create.table(), create.index(), true, true))
                    .forEach(actions::send);
            return false;
        }
        return new Progress(connection).isDone(operation);
    }
}
