package dev.orm.session;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.ExecutionOptions;
import dev.orm.engine.internal.NativeCall;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.NamedSql;
import dev.orm.session.load.NativeRows;
import dev.orm.sql.node.NamedText;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A native statement of a {@link DefaultSession}. */
// The guard of a try block is only entered and left.
@SuppressWarnings("try")
final class DefaultNativeQuery implements NativeQuery {

    private final DefaultSession session;
    private final NativeCall call;
    private final @Nullable NamedSql declared;
    private ExecutionOptions options = ExecutionOptions.DEFAULT;

    /** Takes a text, and what is declared of it if it stands at an entity. */
    DefaultNativeQuery(DefaultSession session, NamedText text, @Nullable NamedSql declared) {
        this.session = session;
        this.call = new NativeCall(text);
        this.declared = declared;
    }

    @Override
    public NativeQuery bind(String name, @Nullable Object value) {
        call.bind(name, value);
        return this;
    }

    @Override
    public NativeQuery bindList(String name, Collection<?> elements) {
        call.bindList(name, elements);
        return this;
    }

    @Override
    public NativeQuery options(ExecutionOptions more) {
        options = more.over(options);
        return this;
    }

    @Override
    public <E> List<E> entities(Class<E> type) {
        checkRows(type);
        EntityModel<E> model = session.models().get(type);
        return read(rows -> rows.entities(model));
    }

    @Override
    public <T> List<T> list(Class<T> type) {
        checkRows(type);
        return read(rows -> rows.objects(type));
    }

    private void checkRows(Class<?> asked) {
        if (declared != null) {
            declared.checkRows(asked);
        }
    }

    private <R> R read(NativeRows.Reading<R> reading) {
        try (SessionGuard entered = session.enter()) {
            session.flushAll();
            CompiledStatement statement = call.compiled(session.dialect());
            NativeRows rows = new NativeRows(session.context(), session.associations(), session.planner());
            R result = session.transaction()
                    .run(
                            options,
                            connection -> connection.query(statement, call::write, row -> {
                                rows.begin(row);
                                return reading.read(rows);
                            }));
            rows.finish();
            return result;
        }
    }

    @Override
    public <T> Stream<T> stream(Class<T> type) {
        checkRows(type);
        try (SessionGuard entered = session.enter()) {
            session.flushAll();
            EngineConnection connection = session.connection();
            return call.stream(connection, type, options);
        }
    }

    @Override
    public long update() {
        try (SessionGuard entered = session.enter()) {
            session.flushAll();
            CompiledStatement statement = call.compiled(session.dialect());
            long changed = session.transaction().run(options, connection -> connection.update(statement, call::write));
            session.changes().refreshAll();
            return changed;
        }
    }
}
