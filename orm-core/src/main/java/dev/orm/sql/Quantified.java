package dev.orm.sql;

/**
 * All the values of a query, to compare one value with: {@code age.gt(all(select(…)))}. Made by {@link Sql#any} and {@link Sql#all}.
 *
 * @param all whether the comparison has to be true for every value, or for one
 * @param query selects the values
 * @param <T> their Java type
 */
public record Quantified<T>(boolean all, QueryExpression<T> query) {}
