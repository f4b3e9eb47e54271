package dev.orm.mapping;

import dev.orm.schema.Column;
import dev.orm.schema.Table;

/**
 * The table between two entities of a many-to-many association, seen from one of them.
 *
 * @param table the table
 * @param ownerColumn its foreign key to the entity that has the attribute
 * @param targetColumn its foreign key to the entity that the attribute leads to
 */
public record JoinTable(Table table, Column<?> ownerColumn, Column<?> targetColumn) {}
