package dev.orm.spring.transaction;

import dev.orm.session.Query;
import dev.orm.session.Session;
import dev.orm.sql.Select;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A query that looks for its session when it is run. */
final class SharedQuery<T> implements Query<T> {

    private final CurrentSession current;
    private final Select<T> select;
    private @Nullable Duration timeout;

    SharedQuery(CurrentSession current, Select<T> select) {
        this.current = current;
        this.select = select;
    }

    @Override
    public Query<T> timeout(Duration limit) {
        this.timeout = limit;
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
        return current.read(session -> verb.apply(prepare(session)));
    }

    private Query<T> prepare(Session session) {
        Query<T> query = session.query(select);
        return timeout == null ? query : query.timeout(timeout);
    }
}
