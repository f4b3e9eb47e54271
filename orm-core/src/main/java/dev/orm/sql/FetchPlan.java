package dev.orm.sql;

import dev.orm.sql.node.Rewriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An association that a query loads together with its entities, in one more statement, and what is loaded behind it; or an attribute that
 * would otherwise be read when it is first used.
 *
 * @param attribute the association, or the attribute
 * @param elements the query of the entities that are loaded of an association to many; null for all, in its own order
 * @param nested what is loaded of the entities that it leads to
 */
public record FetchPlan(Attribute<?> attribute, @Nullable Select<?> elements, List<FetchPlan> nested)
        implements Fetchable {

    /** Copies the list. */
    public FetchPlan {
        nested = List.copyOf(nested);
    }

    /**
     * Loads all that an association leads to.
     *
     * @param attribute the association
     * @param nested what is loaded behind it
     */
    public FetchPlan(Attribute<?> attribute, List<FetchPlan> nested) {
        this(attribute, null, nested);
    }

    /**
     * Tells whether this plan, or one inside it, has a query of its own.
     *
     * @return whether one does
     */
    public boolean isOwnQuery() {
        return elements != null || nested.stream().anyMatch(FetchPlan::isOwnQuery);
    }

    /**
     * Copies the plan with the expressions in it rewritten.
     *
     * @param rewriter says what stands in the place of an expression
     * @return the copy, or this if there is nothing to rewrite
     */
    public FetchPlan rewritten(Rewriter rewriter) {
        return isOwnQuery()
                ? new FetchPlan(
                        attribute,
                        elements == null ? null : elements.rewritten(rewriter),
                        nested.stream().map(plan -> plan.rewritten(rewriter)).toList())
                : this;
    }

    /**
     * Hands every bind value inside to a collector.
     *
     * @param binds takes the values
     */
    void collectBinds(BindCollector binds) {
        if (elements != null) {
            binds.collect(elements);
        }
        nested.forEach(plan -> plan.collectBinds(binds));
    }

    @Override
    public FetchPlan plan() {
        return this;
    }
}
