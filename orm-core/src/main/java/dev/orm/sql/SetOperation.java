package dev.orm.sql;

import dev.orm.sql.node.Paging;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.SortKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Queries joined by {@code UNION}, {@code INTERSECT} or {@code EXCEPT}. Immutable. Each part keeps its own order and limit;
 * {@link #orderBy} and {@link #limit} here are those of the whole. {@code a.union(b).intersect(c)} means what it reads like,
 * {@code (a UNION b) INTERSECT c}, on every database.
 *
 * @param operator how the rows are put together
 * @param operands the queries, at least two
 * @param orderBy the {@code ORDER BY} keys, each of which is something that the first query selects
 * @param paging which of the rows are returned
 * @param <T> what a row becomes
 */
public record SetOperation<T>(
        Operator operator, List<QueryExpression<T>> operands, List<SortKey> orderBy, Paging paging)
        implements QueryExpression<T> {

    /** Copies the lists. */
    public SetOperation {
        operands = List.copyOf(operands);
        orderBy = List.copyOf(orderBy);
    }

    /** How rows are put together. */
    public enum Operator {
        /** {@code UNION}. */
        UNION,
        /** {@code UNION ALL}. */
        UNION_ALL,
        /** {@code INTERSECT}. */
        INTERSECT,
        /** {@code INTERSECT ALL}. */
        INTERSECT_ALL,
        /** {@code EXCEPT}. */
        EXCEPT,
        /** {@code EXCEPT ALL}. */
        EXCEPT_ALL;

        /**
         * Returns the operator in SQL.
         *
         * @return its keywords
         */
        public String keywords() {
            return switch (this) {
                case UNION -> "union";
                case UNION_ALL -> "union all";
                case INTERSECT -> "intersect";
                case INTERSECT_ALL -> "intersect all";
                case EXCEPT -> "except";
                case EXCEPT_ALL -> "except all";
            };
        }
    }

    static <T> SetOperation<T> of(Operator operator, QueryExpression<T> left, QueryExpression<T> right) {
        check(operator, left.projection().items(), right.projection().items());
        List<QueryExpression<T>> operands = new ArrayList<>();
        if (left instanceof SetOperation<T> chain
                && chain.operator == operator
                && chain.orderBy.isEmpty()
                && chain.paging.equals(Paging.NONE)) {
            operands.addAll(chain.operands);
        } else {
            operands.add(left);
        }
        operands.add(right);
        return new SetOperation<>(operator, operands, List.of(), Paging.NONE);
    }

    private static void check(Operator operator, List<Selectable<?>> left, List<Selectable<?>> right) {
        boolean fits = left.size() == right.size();
        for (int i = 0; fits && i < left.size(); i++) {
            fits = left.get(i).javaType() == right.get(i).javaType();
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "The parts of a " + operator.keywords().toUpperCase(java.util.Locale.ROOT)
                            + " have to select as many columns of the same Java types, but one selects " + types(left)
                            + " and the other " + types(right) + ".");
        }
    }

    private static List<String> types(List<Selectable<?>> items) {
        return items.stream().map(item -> item.javaType().getSimpleName()).toList();
    }

    /**
     * {@code ORDER BY} of the whole; further calls add keys behind those there are.
     *
     * @param keys the keys, each of something that the first query selects
     * @return the changed query
     */
    public SetOperation<T> orderBy(SortKey... keys) {
        return orderBy(List.of(keys));
    }

    /**
     * {@code ORDER BY} of the whole; further calls add keys behind those there are.
     *
     * @param keys the keys, each of something that the first query selects
     * @return the changed query
     */
    public SetOperation<T> orderBy(List<SortKey> keys) {
        List<SortKey> all = new ArrayList<>(orderBy);
        all.addAll(keys);
        return new SetOperation<>(operator, operands, all, paging);
    }

    /**
     * {@code LIMIT} of the whole.
     *
     * @param rows how many rows are returned at most, from 0
     * @return the changed query
     * @throws IllegalArgumentException if the number is negative
     */
    public SetOperation<T> limit(long rows) {
        return new SetOperation<>(operator, operands, orderBy, paging.withLimit(Paging.rows("LIMIT", rows)));
    }

    /**
     * {@code OFFSET} of the whole.
     *
     * @param rows how many rows are left out first, from 0
     * @return the changed query
     * @throws IllegalArgumentException if the number is negative
     */
    public SetOperation<T> offset(long rows) {
        return new SetOperation<>(operator, operands, orderBy, paging.withOffset(Paging.rows("OFFSET", rows)));
    }

    @Override
    public Projection<T> projection() {
        QueryExpression<T> first = operands.get(0);
        while (first instanceof SetOperation<T> operation) {
            first = operation.operands.get(0);
        }
        return first.projection();
    }

    @Override
    public SetOperation<T> unpaged() {
        return new SetOperation<>(operator, operands, List.of(), Paging.NONE);
    }

    @Override
    public SetOperation<T> rewritten(Rewriter rewriter) {
        List<QueryExpression<T>> rewritten = new ArrayList<>(operands.size());
        for (QueryExpression<T> operand : operands) {
            rewritten.add(rewriter.rewrite(operand));
        }
        return new SetOperation<>(
                operator,
                rewritten,
                orderBy.stream().map(key -> key.rewritten(rewriter)).toList(),
                paging.rewritten(rewriter));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        for (QueryExpression<T> operand : operands) {
            binds.collect(operand);
        }
        for (SortKey key : orderBy) {
            key.collectBinds(binds);
        }
        paging.collectBinds(binds);
    }
}
