package dev.orm.sql;

import dev.orm.sql.node.FromItemVisitor;
import dev.orm.sql.node.Rewriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a query as a table: {@code FROM (SELECT …) AS alias}; SQLAlchemy's {@code subquery()}. Immutable. */
public final class DerivedTable extends RowSource {

    private final QueryExpression<?> query;

    DerivedTable(QueryExpression<?> query, String alias) {
        super(alias);
        this.query = query;
        checkNames(alias, items());
    }

    /**
     * Returns the query whose rows they are.
     *
     * @return the query
     */
    public QueryExpression<?> query() {
        return query;
    }

    @Override
    public List<Selectable<?>> items() {
        return query.projection().items();
    }

    @Override
    public <R> R accept(FromItemVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public DerivedTable rewritten(Rewriter rewriter) {
        return new DerivedTable(rewriter.rewrite(query), alias());
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(query);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DerivedTable that && alias().equals(that.alias()) && query.equals(that.query);
    }

    @Override
    public int hashCode() {
        return alias().hashCode() * 31 + query.hashCode();
    }

    @Override
    public String toString() {
        return alias();
    }
}
