package dev.orm.sql;

import dev.orm.sql.node.Rewriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a query loads together with its entities.
 *
 * @param plans the associations
 * @param only whether nothing else is loaded of the entities, even when it is touched
 */
public record Fetches(List<FetchPlan> plans, boolean only) {

    /** Nothing; what is touched is loaded then. */
    public static final Fetches NONE = new Fetches(List.of(), false);

    /** Copies the list. */
    public Fetches {
        plans = List.copyOf(plans);
    }

    Fetches and(Fetchable[] associations, boolean nothingElse) {
        List<FetchPlan> all = new ArrayList<>(plans);
        for (Fetchable association : associations) {
            all.add(association.plan());
        }
        return new Fetches(all, only || nothingElse);
    }

    /**
     * Tells whether one of the plans has a query of its own.
     *
     * @return whether one does
     */
    public boolean isOwnQuery() {
        for (FetchPlan plan : plans) {
            if (plan.isOwnQuery()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Copies the plans with the expressions in them rewritten.
     *
     * @param rewriter says what stands in the place of an expression
     * @return the copy, or this if there is nothing to rewrite
     */
    public Fetches rewritten(Rewriter rewriter) {
        return isOwnQuery()
                ? new Fetches(
                        plans.stream().map(plan -> plan.rewritten(rewriter)).toList(), only)
                : this;
    }

    void collectBinds(BindCollector binds) {
        for (FetchPlan plan : plans) {
            plan.collectBinds(binds);
        }
    }
}
