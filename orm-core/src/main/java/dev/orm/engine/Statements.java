package dev.orm.engine;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.internal.CursorStream;
import dev.orm.engine.internal.QueryExecution;
import dev.orm.engine.internal.RowMapper;
import dev.orm.engine.internal.StatementBatch;
import dev.orm.engine.internal.StatementQuery;
import dev.orm.sql.BindCollector;
import dev.orm.sql.BoundStatement;
import dev.orm.sql.Projection;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Statement;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs statements over tables and columns on a connection. */
final class Statements implements QueryExecution {

    private final Engine engine;
    private final EngineConnection connection;

    Statements(Engine engine, EngineConnection connection) {
        this.engine = engine;
        this.connection = connection;
    }

    <T> Query<T> query(RowStatement<T> statement) {
        return new StatementQuery<>(this, statement);
    }

    @Override
    public <T> List<T> list(RowStatement<T> statement, ExecutionOptions options) {
        BoundStatement<RowStatement<T>> bound = BoundStatement.of(statement);
        BindCollector binds = bound.binds();
        CompiledStatement compiled = engine.compiled(bound.statement(), binds);
        RowMapper<T> mapper = mapper(compiled, statement.projection());
        return under(
                options,
                () -> connection.query(compiled, binder -> compiled.bind(binder, binds.values()), row -> {
                    List<T> rows = new ArrayList<>();
                    while (row.next()) {
                        rows.add(mapper.map(row));
                    }
                    return rows;
                }));
    }

    @Override
    public <T> Stream<T> stream(RowStatement<T> statement, ExecutionOptions options) {
        BoundStatement<RowStatement<T>> bound = BoundStatement.of(statement);
        BindCollector binds = bound.binds();
        CompiledStatement compiled = engine.compiled(bound.statement(), binds);
        EngineConnection.Cursor cursor = under(
                options,
                () -> connection.open(
                        compiled, binder -> compiled.bind(binder, binds.values()), CursorStream.FETCH_SIZE));
        return CursorStream.of(cursor, mapper(compiled, statement.projection()));
    }

    private <R> R under(ExecutionOptions options, java.util.function.Supplier<R> work) {
        return options.equals(ExecutionOptions.DEFAULT)
                ? work.get()
                : connection.withOptions(options, same -> work.get());
    }

    private static <T> RowMapper<T> mapper(CompiledStatement compiled, Projection<T> projection) {
        SqlType<?>[] types = compiled.columns().toArray(SqlType<?>[]::new);
        return row -> {
            @Nullable Object[] values = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                values[i] = types[i].read(row, i + 1);
            }
            return projection.make(values);
        };
    }

    long execute(Statement statement) {
        refuseRows(statement);
        BoundStatement<Statement> bound = BoundStatement.of(statement);
        BindCollector binds = bound.binds();
        CompiledStatement compiled = engine.compiled(bound.statement(), binds);
        return connection.update(compiled, binder -> compiled.bind(binder, binds.values()));
    }

    private static void refuseRows(Statement statement) {
        if (statement instanceof RowStatement<?>) {
            throw new IllegalArgumentException(
                    "This statement returns rows: run it by query(…). execute(…) is for INSERT, UPDATE and DELETE.");
        }
    }

    <R> long[] executeBatch(Collection<R> rows, Function<? super R, ? extends Statement> statement) {
        StatementBatch<Statement> batch = StatementBatch.of(rows, statement);
        if (batch == null) {
            return new long[0];
        }
        refuseRows(batch.statement());
        CompiledStatement compiled = batch.form(engine.compiled(batch.statement(), batch.binds()));
        return connection.batch(
                compiled,
                batch.values().size(),
                (row, binder) -> compiled.bind(binder, batch.values().get(row)));
    }
}
