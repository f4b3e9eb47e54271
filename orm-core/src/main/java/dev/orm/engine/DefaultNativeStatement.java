package dev.orm.engine;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.internal.NativeCall;
import dev.orm.engine.internal.RowMapper;
import dev.orm.sql.node.NamedText;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A native statement on a connection. */
final class DefaultNativeStatement implements NativeStatement {

    private final EngineConnection connection;
    private final NativeCall call;
    private ExecutionOptions options = ExecutionOptions.DEFAULT;

    DefaultNativeStatement(EngineConnection connection, String sql) {
        this.connection = connection;
        this.call = new NativeCall(NamedText.statement(sql));
    }

    @Override
    public NativeStatement bind(String name, @Nullable Object value) {
        call.bind(name, value);
        return this;
    }

    @Override
    public NativeStatement bindList(String name, Collection<?> values) {
        call.bindList(name, values);
        return this;
    }

    @Override
    public NativeStatement options(ExecutionOptions more) {
        options = more.over(options);
        return this;
    }

    @Override
    public <T> List<T> list(Class<T> type) {
        CompiledStatement statement = call.compiled(connection.dialect());
        return connection.withOptions(
                options, on -> on.query(statement, call::write, row -> RowMapper.readAll(row, type)));
    }

    @Override
    public <T> Stream<T> stream(Class<T> type) {
        return call.stream(connection, type, options);
    }

    @Override
    public long update() {
        CompiledStatement statement = call.compiled(connection.dialect());
        return connection.withOptions(options, on -> on.update(statement, call::write));
    }
}
