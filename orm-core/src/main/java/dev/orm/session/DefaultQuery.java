package dev.orm.session;

import dev.orm.engine.EngineConnection;
import dev.orm.session.load.QueryPlan;
import dev.orm.session.load.QueryRunner;
import dev.orm.sql.BindCollector;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Projection;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A query of a {@link DefaultSession}. */
// The guard of a try block is only entered and left.
@SuppressWarnings("try")
final class DefaultQuery<T> implements Query<T> {

    private final DefaultSession session;
    private final Select<T> select;
    private @Nullable Duration timeout;

    DefaultQuery(DefaultSession session, Select<T> select) {
        this.session = session;
        this.select = select;
    }

    @Override
    public Query<T> timeout(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("A timeout has to be longer than zero, not " + limit + ".");
        }
        timeout = limit;
        return this;
    }

    @Override
    public List<T> list() {
        try (SessionGuard entered = session.enter()) {
            BindCollector binds = binds();
            QueryPlan plan = session.planner().plan(select, binds);
            session.flushBefore(plan.reads());
            EngineConnection.Parameters parameters = parameters(plan, binds);
            QueryRunner<T> runner = runner(plan);
            List<T> list = session.transaction()
                    .run(connection ->
                            timed(connection, () -> connection.query(plan.statement(), parameters, runner::readAll)));
            runner.finish();
            return list;
        }
    }

    private <R> R timed(EngineConnection connection, java.util.function.Supplier<R> work) {
        if (timeout == null) {
            return work.get();
        }
        connection.setStatementTimeout(timeout);
        try {
            return work.get();
        } finally {
            connection.setStatementTimeout(null);
        }
    }

    private QueryRunner<T> runner(QueryPlan plan) {
        return new QueryRunner<>(plan, select.parts().projection(), session.context(), session.associations());
    }

    private BindCollector binds() {
        BindCollector binds = new BindCollector();
        select.collectBinds(binds);
        return binds;
    }

    private static EngineConnection.Parameters parameters(QueryPlan plan, BindCollector binds) {
        return binder -> plan.statement().bind(binder, binds.values());
    }

    @Override
    public T single() {
        List<T> rows = atMostTwo();
        if (rows.isEmpty()) {
            throw new NoResultException(
                    "single() found no row where there has to be exactly one. Use optional() where there may"
                            + " be none. The query selects "
                            + select.parts().projection().items() + ".");
        }
        return only(rows, "single()");
    }

    @Override
    public Optional<T> optional() {
        List<T> rows = atMostTwo();
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(only(rows, "optional()"));
    }

    /** A second row is enough to know that there are too many; a limit of the query's own is left alone. */
    private List<T> atMostTwo() {
        return select.parts().limit() == null && select.parts().fetches().isEmpty()
                ? new DefaultQuery<>(session, select.limit(2)).with(timeout).list()
                : list();
    }

    private DefaultQuery<T> with(@Nullable Duration limit) {
        timeout = limit;
        return this;
    }

    private T only(List<T> rows, String verb) {
        if (rows.size() > 1) {
            throw new NonUniqueResultException(
                    verb + " found more than one row. Narrow the condition, or use list(). The query" + " selects "
                            + select.parts().projection().items() + ".");
        }
        return rows.get(0);
    }

    @Override
    public Stream<T> stream() {
        try (SessionGuard entered = session.enter()) {
            if (!session.isInTransaction()) {
                throw new IllegalStateException(
                        "stream() reads while it is used, which needs a transaction around it. Use list(),"
                                + " or do the work inside sessions.inReadOnlyTransaction(…).");
            }
            BindCollector binds = binds();
            QueryPlan plan = session.planner().plan(select, binds);
            session.flushBefore(plan.reads());
            EngineConnection connection = session.connection();
            EngineConnection.Cursor cursor = timed(
                    connection, () -> connection.open(plan.statement(), parameters(plan, binds), RowStream.CHUNK));
            return RowStream.of(session, cursor, () -> runner(plan));
        }
    }

    @Override
    public long count() {
        if (!select.parts().groupBy().isEmpty()) {
            return new DefaultQuery<>(session, select.unpaged()).list().size();
        }
        Select<T> rows = select.unpaged().from(select.root());
        Selectable<?> first = select.parts().projection().items().get(0);
        if (select.parts().distinct()) {
            // count(distinct …) leaves SQL NULL out, which an entity never is.
            return first instanceof EntityPath<?>
                            && select.parts().projection().items().size() == 1
                    ? count(rows, Sql.countDistinct(first))
                    : new DefaultQuery<>(session, select.unpaged()).list().size();
        }
        return count(rows, Sql.count());
    }

    private long count(Select<T> rows, dev.orm.sql.NumberExpression<Long> number) {
        Select<Long> counted = rows.counting(Projection.single(number));
        return new DefaultQuery<>(session, counted).list().get(0);
    }
}
