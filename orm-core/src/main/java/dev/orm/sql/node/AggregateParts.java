package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in and behind the parentheses of an aggregate besides its arguments.
 *
 * @param distinct whether equal values are taken once
 * @param orderBy in which order the values are taken
 * @param filter which rows are taken; null for all
 */
public record AggregateParts(
        boolean distinct, List<SortKey> orderBy, @Nullable Condition filter) {

    /** Nothing of all that. */
    public static final AggregateParts NONE = new AggregateParts(false, List.of(), null);

    /** Copies the list. */
    public AggregateParts {
        orderBy = List.copyOf(orderBy);
    }

    AggregateParts withDistinct() {
        return new AggregateParts(true, orderBy, filter);
    }

    AggregateParts withOrderBy(List<SortKey> keys) {
        return new AggregateParts(distinct, keys, filter);
    }

    AggregateParts withFilter(Condition condition) {
        return new AggregateParts(distinct, orderBy, filter == null ? condition : filter.and(condition));
    }

    AggregateParts rewritten(Rewriter rewriter) {
        return new AggregateParts(
                distinct,
                orderBy.stream().map(key -> key.rewritten(rewriter)).toList(),
                filter == null ? null : rewriter.rewrite(filter));
    }

    void collectBinds(BindCollector binds) {
        orderBy.forEach(key -> key.collectBinds(binds));
        if (filter != null) {
            binds.collect(filter);
        }
    }
}
