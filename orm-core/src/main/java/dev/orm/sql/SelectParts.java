package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.Lock;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.SortKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clauses of a {@link Select}.
 *
 * @param projection what is selected
 * @param from what is read from first; null for the one entity that is selected
 * @param joins the joins in order
 * @param where the {@code WHERE} condition, or null
 * @param groupBy the {@code GROUP BY} keys
 * @param having the {@code HAVING} condition, or null
 * @param orderBy the {@code ORDER BY} keys
 * @param limit the greatest number of rows, or null
 * @param offset the number of rows left out, or null
 * @param distinct whether {@code DISTINCT}
 * @param lock what is done to the rows
 * @param fetches what is loaded together with the entities
 * @param <T> what a row becomes
 */
public record SelectParts<T>(
        Projection<T> projection,
        @Nullable FromItem from,
        List<Join> joins,
        @Nullable Condition where,
        List<Expression<?>> groupBy,
        @Nullable Condition having,
        List<SortKey> orderBy,
        @Nullable Bind<Long> limit,
        @Nullable Bind<Long> offset,
        boolean distinct,
        Lock lock,
        List<FetchPlan> fetches) {

    static <T> SelectParts<T> of(Projection<T> projection) {
        return new SelectParts<>(
                projection, null, List.of(), null, List.of(), null, List.of(), null, null, false, Lock.NONE, List.of());
    }

    <U> SelectParts<U> withProjection(Projection<U> value) {
        return new SelectParts<>(
                value, from, joins, where, groupBy, having, orderBy, limit, offset, distinct, lock, fetches);
    }

    SelectParts<T> withFrom(@Nullable FromItem value) {
        return new SelectParts<>(
                projection, value, joins, where, groupBy, having, orderBy, limit, offset, distinct, lock, fetches);
    }

    SelectParts<T> withJoins(List<Join> value) {
        return new SelectParts<>(
                projection, from, value, where, groupBy, having, orderBy, limit, offset, distinct, lock, fetches);
    }

    SelectParts<T> withWhere(@Nullable Condition value) {
        return new SelectParts<>(
                projection, from, joins, value, groupBy, having, orderBy, limit, offset, distinct, lock, fetches);
    }

    SelectParts<T> withGroupBy(List<Expression<?>> value) {
        return new SelectParts<>(
                projection, from, joins, where, value, having, orderBy, limit, offset, distinct, lock, fetches);
    }

    SelectParts<T> withHaving(@Nullable Condition value) {
        return new SelectParts<>(
                projection, from, joins, where, groupBy, value, orderBy, limit, offset, distinct, lock, fetches);
    }

    SelectParts<T> withOrderBy(List<SortKey> value) {
        return new SelectParts<>(
                projection, from, joins, where, groupBy, having, value, limit, offset, distinct, lock, fetches);
    }

    SelectParts<T> withLimit(@Nullable Bind<Long> value) {
        return new SelectParts<>(
                projection, from, joins, where, groupBy, having, orderBy, value, offset, distinct, lock, fetches);
    }

    SelectParts<T> withOffset(@Nullable Bind<Long> value) {
        return new SelectParts<>(
                projection, from, joins, where, groupBy, having, orderBy, limit, value, distinct, lock, fetches);
    }

    SelectParts<T> withDistinct(boolean value) {
        return new SelectParts<>(
                projection, from, joins, where, groupBy, having, orderBy, limit, offset, value, lock, fetches);
    }

    SelectParts<T> withLock(Lock value) {
        return new SelectParts<>(
                projection, from, joins, where, groupBy, having, orderBy, limit, offset, distinct, value, fetches);
    }

    SelectParts<T> withFetches(List<FetchPlan> value) {
        return new SelectParts<>(
                projection, from, joins, where, groupBy, having, orderBy, limit, offset, distinct, lock, value);
    }

    SelectParts<T> rewritten(Rewriter rewriter) {
        List<Selectable<?>> items = new ArrayList<>();
        projection.items().forEach(item -> items.add(rewriter.rewrite(item)));
        return new SelectParts<>(
                projection.withItems(items),
                from == null ? null : rewriter.rewrite(from),
                joins.stream().map(join -> join.rewritten(rewriter)).toList(),
                where == null ? null : rewriter.rewrite(where),
                rewriter.rewriteAll(groupBy),
                having == null ? null : rewriter.rewrite(having),
                orderBy.stream().map(key -> key.rewritten(rewriter)).toList(),
                limit == null ? null : (Bind<Long>) rewriter.rewrite(limit),
                offset == null ? null : (Bind<Long>) rewriter.rewrite(offset),
                distinct,
                lock,
                fetches);
    }

    void collectBinds(BindCollector binds) {
        for (Selectable<?> item : projection.items()) {
            item.collectBinds(binds);
        }
        if (from != null) {
            from.collectBinds(binds);
        }
        for (Join join : joins) {
            join.collectBinds(binds);
        }
        if (where != null) {
            where.collectBinds(binds);
        }
        for (Expression<?> key : groupBy) {
            key.collectBinds(binds);
        }
        if (having != null) {
            having.collectBinds(binds);
        }
        for (SortKey key : orderBy) {
            key.collectBinds(binds);
        }
        if (limit != null) {
            limit.collectBinds(binds);
        }
        if (offset != null) {
            offset.collectBinds(binds);
        }
    }
}
