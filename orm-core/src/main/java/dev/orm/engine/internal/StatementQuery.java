package dev.orm.engine.internal;

import dev.orm.engine.ExecutionOptions;
import dev.orm.engine.NoResultException;
import dev.orm.engine.NonUniqueResultException;
import dev.orm.engine.Query;
import dev.orm.sql.EntityPath;
import dev.orm.sql.NestedList;
import dev.orm.sql.Projection;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Select;
import dev.orm.sql.SelectParts;
import dev.orm.sql.Sql;
import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Paging;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The verbs of a query, over what runs it. */
public final class StatementQuery<T> implements Query<T> {

    private final QueryExecution execution;
    private final RowStatement<T> statement;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private ExecutionOptions options = ExecutionOptions.DEFAULT;

    /** Makes a query. */
    public StatementQuery(QueryExecution execution, RowStatement<T> statement) {
        this.execution = execution;
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

    /** The statement as it is, or with the values of its parameters. */
    private RowStatement<T> statement() {
        return values.isEmpty() ? statement : statement.withValues(values);
    }

    @Override
    public List<T> list() {
        return execution.list(statement(), options);
    }

    @Override
    public T single() {
        List<T> rows = atMostTwo();
        if (rows.isEmpty()) {
            throw new NoResultException(
                    "single() found no row where there has to be exactly one. Use optional() where there may"
                            + " be none. The query selects "
                            + statement.projection().items() + ".");
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
        return statement() instanceof Select<T> select
                        && select.parts().paging().equals(Paging.NONE)
                        && select.parts().fetches().plans().isEmpty()
                ? execution.list(select.limit(2), options)
                : list();
    }

    private T only(List<T> rows, String verb) {
        if (rows.size() > 1) {
            throw new NonUniqueResultException(
                    verb + " found more than one row. Narrow the condition, or use list(). The query selects "
                            + statement.projection().items() + ".");
        }
        return rows.get(0);
    }

    @Override
    public Stream<T> stream() {
        return execution.stream(statement(), options);
    }

    @Override
    public long count() {
        if (!(statement() instanceof QueryExpression<T> query)) {
            throw new IllegalStateException("count() counts the rows of a query. Run the change by execute(…), which"
                    + " returns how many rows it changed.");
        }
        QueryExpression<T> rows = query.unpaged();
        Select<Long> counted = rows instanceof Select<T> select && isRowByRow(select)
                ? select.counting(Projection.single(Sql.count()))
                : Sql.select(Sql.count()).from(rows.as("orm_rows"));
        return execution.list(counted, options).get(0);
    }

    /** Whether a query gives one row for each row that it reads, so that what it selects need not be calculated. */
    private static boolean isRowByRow(Select<?> select) {
        SelectParts<?> parts = select.parts();
        return !parts.distinct().rows()
                && parts.groupBy().isEmpty()
                && parts.having() == null
                && select.root() != null
                && parts.projection().items().stream()
                        .allMatch(item -> item instanceof EntityPath<?>
                                || item instanceof NestedList<?>
                                || item instanceof AttributePath<?>
                                || item instanceof ColumnRef<?>);
    }
}
