package dev.orm.sql;

import java.util.List;

/**
 * An association that a query loads together with its entities, in one more statement, and what is loaded behind it.
 *
 * @param association the association
 * @param nested what is loaded of the entities that it leads to
 */
public record FetchPlan(Association<?> association, List<FetchPlan> nested) implements Fetchable {

    /** Copies the list. */
    public FetchPlan {
        nested = List.copyOf(nested);
    }

    @Override
    public FetchPlan plan() {
        return this;
    }
}
