package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * A key of {@code GROUP BY} that groups in several ways at once.
 *
 * @param kind which ways
 * @param sets the expressions: one list for {@code ROLLUP} and {@code CUBE}, any number for {@code GROUPING SETS}
 */
public record Grouping(Kind kind, List<List<Expression<?>>> sets) implements Expression<Object> {

    /** Copies the lists. */
    public Grouping {
        sets = sets.stream().map(List::copyOf).toList();
    }

    /** In which ways rows are grouped. */
    public enum Kind {
        /** By all keys, by all but the last, and so on to the total. */
        ROLLUP,
        /** By every choice of keys. */
        CUBE,
        /** By the sets that are listed. */
        SETS
    }

    @Override
    public Class<Object> javaType() {
        return Object.class;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<Object> rewritten(Rewriter rewriter) {
        List<List<Expression<?>>> rewritten = new ArrayList<>(sets.size());
        for (List<Expression<?>> set : sets) {
            rewritten.add(rewriter.rewriteAll(set));
        }
        return new Grouping(kind, rewritten);
    }

    /** {@inheritDoc} A grouping has no value; it stands in {@code GROUP BY} only. */
    @Override
    public SqlType<?> sqlType() {
        throw new IllegalArgumentException(kind + " stands in GROUP BY only.");
    }

    @Override
    public void collectBinds(BindCollector binds) {
        for (List<Expression<?>> set : sets) {
            for (Expression<?> key : set) {
                binds.collect(key);
            }
        }
    }
}
