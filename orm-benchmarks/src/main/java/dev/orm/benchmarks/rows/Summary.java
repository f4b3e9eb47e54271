package dev.orm.benchmarks.rows;

/**
 * Three columns of an item.
 *
 * @param id the item's id
 * @param name its name
 * @param price its price
 */
public record Summary(long id, String name, double price) {}
