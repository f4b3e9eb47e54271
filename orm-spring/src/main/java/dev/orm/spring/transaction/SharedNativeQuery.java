package dev.orm.spring.transaction;

import dev.orm.engine.ExecutionOptions;
import dev.orm.session.NativeQuery;
import dev.orm.session.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A native query outside a transaction: it keeps its parameters until it is run in a short read-only session. */
final class SharedNativeQuery implements NativeQuery {

    private final CurrentSession current;
    private final String verb;
    private final Function<Session, NativeQuery> statement;
    private final List<UnaryOperator<NativeQuery>> parameters = new ArrayList<>();

    SharedNativeQuery(CurrentSession current, String verb, Function<Session, NativeQuery> statement) {
        this.current = current;
        this.verb = verb;
        this.statement = statement;
    }

    @Override
    public NativeQuery bind(String name, @Nullable Object value) {
        parameters.add(query -> query.bind(name, value));
        return this;
    }

    @Override
    public NativeQuery bindList(String name, Collection<?> values) {
        parameters.add(query -> query.bindList(name, values));
        return this;
    }

    @Override
    public NativeQuery options(ExecutionOptions options) {
        parameters.add(query -> query.options(options));
        return this;
    }

    @Override
    public <T> Stream<T> stream(Class<T> type) {
        return prepare(current.require(verb + "(…).stream(…)")).stream(type);
    }

    @Override
    public <E> List<E> entities(Class<E> type) {
        return current.read(session -> prepare(session).entities(type));
    }

    @Override
    public <T> List<T> list(Class<T> type) {
        return current.read(session -> prepare(session).list(type));
    }

    @Override
    public long update() {
        return prepare(current.require(verb + "(…).update()")).update();
    }

    private NativeQuery prepare(Session session) {
        NativeQuery query = statement.apply(session);
        for (UnaryOperator<NativeQuery> parameter : parameters) {
            query = parameter.apply(query);
        }
        return query;
    }
}
