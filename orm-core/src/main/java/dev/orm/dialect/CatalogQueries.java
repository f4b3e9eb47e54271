package dev.orm.dialect;

/**
 * The queries that tell what a schema contains, in bulk. Each takes one parameter, the name of the schema, which is
 * {@code null} for the one that the connection uses, and returns its rows in order.
 *
 * @param tables table, and its {@code CREATE TABLE} text where names of constraints are found nowhere else, or {@code null}
 * @param columns table, column, name of the type, greatest length or digits or {@code null}, scale or {@code null}, 1 if it may be
 *     {@code NULL}, 1 if the database generates it
 * @param keys table, name of the constraint or {@code null}, {@code P} for a primary key or {@code U} for a unique constraint,
 *     column; the columns of a key follow each other. Keys without a name are told apart by a fifth column.
 * @param foreignKeys table, name of the constraint or {@code null}, a column that tells keys of a table apart, column, schema that
 *     is referred to or {@code null}, table that is referred to, column that is referred to, rule of {@code ON DELETE}
 * @param indexes table, index, 1 if it is unique, column; without those that a constraint brings with it
 */
public record CatalogQueries(String tables, String columns, String keys, String foreignKeys, String indexes) {}
