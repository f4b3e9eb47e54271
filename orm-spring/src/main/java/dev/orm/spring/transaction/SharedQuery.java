package dev.orm.spring.transaction;

import dev.orm.engine.ExecutionOptions;
import dev.orm.engine.Query;
import dev.orm.session.Session;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.RowStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A query that looks for its session when it is run. */
final class SharedQuery<T> implements Query<T> {

    private final CurrentSession current;
    private final RowStatement<T> statement;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private ExecutionOptions options = ExecutionOptions.DEFAULT;

    SharedQuery(CurrentSession current, RowStatement<T> statement) {
        this.current = current;
        this.statement = statement;
    }

    @Override
    public Query<T> options(ExecutionOptions more) {
        options = more.over(options);
        return this;
    }

    @Override
    public Query<T> bind(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    @Override
    public List<T> list() {
        return run(Query::list);
    }

    @Override
    public T single() {
        return run(Query::single);
    }

    @Override
    public Optional<T> optional() {
        return run(Query::optional);
    }

    @Override
    public Stream<T> stream() {
        return prepare(current.require("query(…).stream()")).stream();
    }

    @Override
    public long count() {
        return run(Query::count);
    }

    private <R> R run(Function<Query<T>, R> verb) {
        return statement instanceof QueryExpression<?>
                ? current.read(session -> verb.apply(prepare(session)))
                : verb.apply(prepare(current.require("query(…) of a statement that changes rows")));
    }

    private Query<T> prepare(Session session) {
        Query<T> query = session.query(statement).options(options);
        values.forEach(query::bind);
        return query;
    }
}
