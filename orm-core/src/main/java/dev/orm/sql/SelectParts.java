package dev.orm.sql;

import dev.orm.sql.node.Distinct;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.Lock;
import dev.orm.sql.node.Paging;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.SortKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clauses of a {@link Select}.
 *
 * @param projection what is selected
 * @param distinct which of equal rows are left out
 * @param from what is read from first; null for the one entity of which something is selected, or for nothing
 * @param joins the joins in order
 * @param where the {@code WHERE} condition, or null
 * @param groupBy the {@code GROUP BY} keys
 * @param having the {@code HAVING} condition, or null
 * @param orderBy the {@code ORDER BY} keys
 * @param paging which of the rows are returned
 * @param lock what is done to the rows, or null for nothing
 * @param fetches what is loaded together with the entities
 * @param <T> what a row becomes
 */
public record SelectParts<T>(
        Projection<T> projection,
        Distinct distinct,
        @Nullable FromItem from,
        List<Join> joins,
        @Nullable Condition where,
        List<Expression<?>> groupBy,
        @Nullable Condition having,
        List<SortKey> orderBy,
        Paging paging,
        @Nullable Lock lock,
        Fetches fetches) {

    static <T> SelectParts<T> of(Projection<T> projection) {
        return new SelectParts<>(
                projection,
                Distinct.NONE,
                null,
                List.of(),
                null,
                List.of(),
                null,
                List.of(),
                Paging.NONE,
                null,
                Fetches.NONE);
    }

    <U> SelectParts<U> withProjection(Projection<U> value) {
        return new SelectParts<>(value, distinct, from, joins, where, groupBy, having, orderBy, paging, lock, fetches);
    }

    SelectParts<T> withDistinct(Distinct value) {
        return new SelectParts<>(
                projection, value, from, joins, where, groupBy, having, orderBy, paging, lock, fetches);
    }

    SelectParts<T> withFrom(@Nullable FromItem value) {
        return new SelectParts<>(
                projection, distinct, value, joins, where, groupBy, having, orderBy, paging, lock, fetches);
    }

    SelectParts<T> withJoins(List<Join> value) {
        return new SelectParts<>(
                projection, distinct, from, value, where, groupBy, having, orderBy, paging, lock, fetches);
    }

    SelectParts<T> withWhere(@Nullable Condition value) {
        return new SelectParts<>(
                projection, distinct, from, joins, value, groupBy, having, orderBy, paging, lock, fetches);
    }

    SelectParts<T> withGroupBy(List<Expression<?>> value) {
        return new SelectParts<>(
                projection, distinct, from, joins, where, value, having, orderBy, paging, lock, fetches);
    }

    SelectParts<T> withHaving(@Nullable Condition value) {
        return new SelectParts<>(
                projection, distinct, from, joins, where, groupBy, value, orderBy, paging, lock, fetches);
    }

    SelectParts<T> withOrderBy(List<SortKey> value) {
        return new SelectParts<>(
                projection, distinct, from, joins, where, groupBy, having, value, paging, lock, fetches);
    }

    SelectParts<T> withPaging(Paging value) {
        return new SelectParts<>(
                projection, distinct, from, joins, where, groupBy, having, orderBy, value, lock, fetches);
    }

    SelectParts<T> withLock(@Nullable Lock value) {
        return new SelectParts<>(
                projection, distinct, from, joins, where, groupBy, having, orderBy, paging, value, fetches);
    }

    SelectParts<T> withFetches(Fetches value) {
        return new SelectParts<>(
                projection, distinct, from, joins, where, groupBy, having, orderBy, paging, lock, value);
    }

    SelectParts<T> rewritten(Rewriter rewriter) {
        return new SelectParts<>(
                projection.rewritten(rewriter),
                distinct.rewritten(rewriter),
                from == null ? null : rewriter.rewrite(from),
                joins.stream().map(join -> join.rewritten(rewriter)).toList(),
                where == null ? null : rewriter.rewrite(where),
                rewriter.rewriteAll(groupBy),
                having == null ? null : rewriter.rewrite(having),
                orderBy.stream().map(key -> key.rewritten(rewriter)).toList(),
                paging.rewritten(rewriter),
                lock == null ? null : lock.rewritten(rewriter),
                fetches.rewritten(rewriter));
    }

    void collectBinds(BindCollector binds) {
        projection.collectBinds(binds);
        distinct.collectBinds(binds);
        if (from != null) {
            binds.collect(from);
        }
        for (Join join : joins) {
            join.collectBinds(binds);
        }
        if (where != null) {
            binds.collect(where);
        }
        for (Expression<?> key : groupBy) {
            binds.collect(key);
        }
        if (having != null) {
            binds.collect(having);
        }
        for (SortKey key : orderBy) {
            key.collectBinds(binds);
        }
        paging.collectBinds(binds);
        fetches.collectBinds(binds);
    }
}
