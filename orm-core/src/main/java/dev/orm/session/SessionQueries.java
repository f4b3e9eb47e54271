package dev.orm.session;

import dev.orm.engine.EngineConnection;
import dev.orm.engine.ExecutionOptions;
import dev.orm.engine.internal.QueryExecution;
import dev.orm.session.load.QueryPlan;
import dev.orm.session.load.QueryRunner;
import dev.orm.sql.BindCollector;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Select;
import java.util.List;
import java.util.stream.Stream;

/** Runs the queries of a {@link DefaultSession}. */
// The guard of a try block is only entered and left.
@SuppressWarnings("try")
final class SessionQueries implements QueryExecution {

    private final DefaultSession session;

    SessionQueries(DefaultSession session) {
        this.session = session;
    }

    @Override
    public <T> List<T> list(RowStatement<T> statement, ExecutionOptions options) {
        Select<T> select = (Select<T>) statement;
        try (SessionGuard entered = session.enter()) {
            BindCollector binds = binds(select);
            QueryPlan plan = session.planner().plan(select, binds);
            session.flushBefore(plan.reads());
            EngineConnection.Parameters parameters = parameters(plan, binds);
            QueryRunner<T> runner = runner(plan, select);
            List<T> list = session.transaction()
                    .run(options, connection -> connection.query(plan.statement(), parameters, runner::readAll));
            runner.finish();
            return list;
        }
    }

    private <T> QueryRunner<T> runner(QueryPlan plan, Select<T> select) {
        return new QueryRunner<>(plan, select.parts().projection(), session.context(), session.associations());
    }

    private static BindCollector binds(Select<?> select) {
        BindCollector binds = new BindCollector();
        select.collectBinds(binds);
        return binds;
    }

    private static EngineConnection.Parameters parameters(QueryPlan plan, BindCollector binds) {
        return binder -> plan.statement().bind(binder, binds.values());
    }

    @Override
    public <T> Stream<T> stream(RowStatement<T> statement, ExecutionOptions options) {
        Select<T> select = (Select<T>) statement;
        try (SessionGuard entered = session.enter()) {
            if (!session.isInTransaction()) {
                throw new IllegalStateException(
                        "stream() reads while it is used, which needs a transaction around it. Use list(),"
                                + " or do the work inside sessions.inReadOnlyTransaction(…).");
            }
            BindCollector binds = binds(select);
            QueryPlan plan = session.planner().plan(select, binds);
            session.flushBefore(plan.reads());
            EngineConnection.Cursor cursor = session.transaction()
                    .run(
                            options,
                            connection -> connection.open(plan.statement(), parameters(plan, binds), RowStream.CHUNK));
            return RowStream.of(session, cursor, () -> runner(plan, select));
        }
    }
}
