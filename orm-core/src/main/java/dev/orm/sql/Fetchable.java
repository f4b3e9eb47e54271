package dev.orm.sql;

/** What a query can load together with its entities: an association, or an association with what lies behind it. */
public interface Fetchable {

    /**
     * Returns what is loaded.
     *
     * @return the plan
     */
    FetchPlan plan();
}
