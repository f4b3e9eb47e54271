package dev.orm.migrations.run;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.EngineConnection.Parameters;
import dev.orm.migrations.IrreversibleMigrationException;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.ExecuteStatement;
import dev.orm.migrations.operation.MigrationStep.InsertRows;
import dev.orm.migrations.operation.MigrationStep.Irreversible;
import dev.orm.migrations.operation.MigrationStep.RunBatches;
import dev.orm.migrations.operation.MigrationStep.RunCode;
import dev.orm.migrations.sqlite.RebuildRun;
import dev.orm.type.RowReader;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Does what a plan says, on a connection. */
final class ActionRun {

    /** Comments and parentheses may stand before the word. */
    private static final Pattern QUERY =
            Pattern.compile("(?is)(?:\\s|\\(|--[^\\n]*\\n|/\\*.*?\\*/)*(?:select|values|show)\\b");

    private final EngineConnection connection;
    private final RunSettings settings;
    private final RevisionScript script;
    private @Nullable String lastSql;

    ActionRun(EngineConnection connection, RunSettings settings, RevisionScript script) {
        this.connection = connection;
        this.settings = settings;
        this.script = script;
    }

    /** The text that was sent last, for the message when it fails. */
    @Nullable
    String lastSql() {
        return lastSql;
    }

    /** What fails from now on is not that text. */
    void forget() {
        lastSql = null;
    }

    void run(Action action) {
        forget();
        if (action instanceof Action.RunSql sql) {
            send(sql.sql());
        } else if (action instanceof Action.ChangeRows rows) {
            send(rows.sql());
        } else if (action instanceof Action.Rebuild rebuild) {
            new RebuildRun(connection, rebuild.rebuild(), this::send).run();
        } else if (action instanceof Action.RunParts parts) {
            runParts(parts.step(), null, position -> {}, Runnable::run);
        } else {
            run(((Action.RunStep) action).step());
        }
    }

    /**
     * Runs the parts that are left.
     *
     * @param position the key of the last row that is done, as text; null if none is
     * @param done takes that key after each part, null after the last
     * @param each runs one part with what {@code done} does
     */
    void runParts(
            RunBatches step, @Nullable String position, Consumer<@Nullable String> done, Consumer<Runnable> each) {
        Batches<?> batches = Batches.of(connection, step);
        long before = position == null ? 0 : batches.count(position);
        ProgressReport report = new ProgressReport(settings, script, step.describe(), before, batches.count(null));
        AtomicReference<@Nullable String> reached = new AtomicReference<>(position);
        do {
            each.accept(() -> {
                String next = batches.next(reached.get());
                done.accept(next);
                reached.set(next);
            });
            report.add(step.rows());
        } while (reached.get() != null);
    }

    void send(String sql) {
        lastSql = sql;
        if (QUERY.matcher(sql).lookingAt()) {
            CompiledStatement query = new CompiledStatement(sql, Operation.SELECT, "migration", List.of(), List.of());
            connection.query(query, Parameters.NONE, ActionRun::last);
        } else {
            connection.update(
                    new CompiledStatement(sql, Operation.OTHER, "migration", List.of(), List.of()), Parameters.NONE);
        }
    }

    /** A query is run for what it does, such as {@code select setval(…)}; that needs its rows to be read. */
    private static long last(RowReader row) throws SQLException {
        long rows = 0;
        while (row.next()) {
            rows++;
        }
        return rows;
    }

    private void run(MigrationStep step) {
        if (step instanceof InsertRows insert) {
            insert(insert);
        } else if (step instanceof ExecuteStatement execute) {
            connection.execute(execute.statement());
        } else if (step instanceof RunCode code) {
            code.work().run(connection);
        } else if (step instanceof Irreversible irreversible) {
            throw new IrreversibleMigrationException(irreversible.reason());
        }
    }

    private void insert(InsertRows insert) {
        int most = connection.dialect().maxInsertRows(insert.columns().size());
        List<List<@Nullable Object>> rows = insert.rows();
        for (int from = 0; from < rows.size(); from += most) {
            List<List<@Nullable Object>> part = rows.subList(from, Math.min(rows.size(), from + most));
            CompiledStatement statement =
                    connection.dialect().compileInsert(insert.table(), insert.columns(), part.size(), List.of());
            lastSql = statement.sql();
            @Nullable Object[] values = part.stream().flatMap(List::stream).toArray();
            connection.update(statement, binder -> statement.bind(binder, values));
        }
    }
}
