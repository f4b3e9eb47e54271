package dev.orm.session;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.ExecutionOptions;
import dev.orm.engine.internal.QueryExecution;
import dev.orm.session.load.Filters;
import dev.orm.session.load.QueryPlan;
import dev.orm.session.load.QueryRunner;
import dev.orm.sql.BindCollector;
import dev.orm.sql.BoundStatement;
import dev.orm.sql.NestedList;
import dev.orm.sql.RowStatement;
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
    public <T> List<T> list(RowStatement<T> given, ExecutionOptions options) {
        try (SessionGuard entered = session.enter()) {
            RowStatement<T> statement = session.rewritten(given);
            BoundStatement<RowStatement<T>> bound = BoundStatement.of(statement);
            BindCollector binds = bound.binds();
            QueryPlan plan = plan(bound.statement(), binds);
            CompiledStatement compiled = plan.statement().forValues(binds.values());
            EngineConnection.Parameters parameters = binder -> compiled.bind(binder, binds.values());
            QueryRunner<T> runner = runner(session.planner().fetching(plan, bound.statement()), statement);
            List<T> list = session.transaction()
                    .run(options, connection -> connection.query(compiled, parameters, runner::readAll));
            runner.finish();
            if (plan.writes()) {
                session.changes().synchronize(plan.changed(), plan.moved());
            }
            return list;
        }
    }

    /** Finds the plan and makes the database ready for it. */
    private QueryPlan plan(RowStatement<?> statement, BindCollector binds) {
        Filters filters = session.filters();
        filters.collectBinds(binds);
        QueryPlan plan = session.planner().plan(statement, binds, filters);
        filters.check(plan.reads());
        if (plan.writes()) {
            session.checkWritable();
        }
        if (plan.writes()) {
            session.changes().flushBefore(plan.reads(), plan.changed());
            session.changes().wrote();
        } else {
            session.flushBefore(plan.reads());
        }
        return plan;
    }

    private <T> QueryRunner<T> runner(QueryPlan plan, RowStatement<T> statement) {
        return new QueryRunner<>(plan, statement.projection(), session.context(), session.associations());
    }

    @Override
    public <T> Stream<T> stream(RowStatement<T> given, ExecutionOptions options) {
        try (SessionGuard entered = session.enter()) {
            RowStatement<T> statement = session.rewritten(given);
            if (!session.isInTransaction()) {
                throw new IllegalStateException(
                        "stream() reads while it is used, which needs a transaction around it. Use list(),"
                                + " or do the work inside sessions.inReadOnlyTransaction(…).");
            }
            BoundStatement<RowStatement<T>> bound = BoundStatement.of(statement);
            BindCollector binds = bound.binds();
            QueryPlan plan = plan(bound.statement(), binds);
            if (statement.projection().items().stream().anyMatch(NestedList.class::isInstance)) {
                throw new IllegalStateException(
                        "stream() gives rows as they are read, and list(…) is read once all rows"
                                + " are there. Use list(), page by page.");
            }
            if (plan.writes()) {
                throw new IllegalStateException(
                        "stream() reads while it is used, and a change has to be done at once. Use list().");
            }
            CompiledStatement compiled = plan.statement().forValues(binds.values());
            EngineConnection.Cursor cursor = session.transaction()
                    .run(
                            options,
                            connection -> connection.open(
                                    compiled, binder -> compiled.bind(binder, binds.values()), RowStream.CHUNK));
            QueryPlan fetching = session.planner().fetching(plan, bound.statement());
            return RowStream.of(session, cursor, () -> runner(fetching, statement));
        }
    }
}
