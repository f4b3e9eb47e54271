package dev.orm.sql;

/**
 * A statement that is about to run once: what it leaves to the {@link dev.orm.schema.ValueSource}s of columns is filled in, and its bind
 * values are collected.
 *
 * @param statement the complete statement
 * @param binds its bind values
 * @param <S> the kind of statement
 */
public record BoundStatement<S extends Statement>(S statement, BindCollector binds) {

    /**
     * Completes a statement and collects its values. The sources are asked each time, so the result serves one execution.
     *
     * @param statement the statement as the user wrote it
     * @param <S> the kind of statement
     * @return the statement to run
     * @throws IllegalArgumentException if a source is a function of each row, and the rows come from a query
     */
    @SuppressWarnings("unchecked")
    public static <S extends Statement> BoundStatement<S> of(S statement) {
        BindCollector binds = new BindCollector();
        statement.collectBinds(binds);
        if (!binds.isMissingValues()) {
            return new BoundStatement<>(statement, binds);
        }
        Statement complete = MissingValues.given(statement);
        BindCollector all = new BindCollector();
        complete.collectBinds(all);
        return new BoundStatement<>((S) complete, all);
    }
}
