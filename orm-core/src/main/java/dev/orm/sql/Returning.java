package dev.orm.sql;

import dev.orm.sql.node.Rewriter;

/**
 * A statement that changes rows and gives something of each: {@code INSERT … RETURNING}. An update gives rows as they are
 * after it, a delete as they were before.
 *
 * @param change what is done
 * @param projection what is given of each row
 * @param <T> what a row becomes
 */
public record Returning<T>(Change change, Projection<T> projection) implements RowStatement<T> {

    @Override
    public Returning<T> rewritten(Rewriter rewriter) {
        return new Returning<>(rewriter.rewrite(change), projection.rewritten(rewriter));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(change);
        projection.collectBinds(binds);
    }
}
