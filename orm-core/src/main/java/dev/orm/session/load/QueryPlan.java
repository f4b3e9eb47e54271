package dev.orm.session.load;

import dev.orm.dialect.CompiledStatement;
import dev.orm.mapping.EntityModel;
import dev.orm.type.SqlType;
import java.util.Set;

/**
 * A compiled query and how its rows are read; what the statement cache holds for a query.
 *
 * @param statement the compiled statement
 * @param items how each thing that is selected is read
 * @param reads the entities that the statement reads, whose changes are flushed before it
 * @param refreshes whether objects that are loaded already are read again, as a locking read does
 * @param writes whether the statement changes anything, as one with {@code RETURNING} does
 * @param changed the entities of which it changes or deletes rows that are there
 * @param moved the entities of which rows may come into collections by it, or leave them
 * @param fetchesByQuery whether something is fetched by a query of its own, whose values differ from one execution to the next
 */
public record QueryPlan(
        CompiledStatement statement,
        Item[] items,
        Set<EntityModel<?>> reads,
        boolean refreshes,
        boolean writes,
        Set<EntityModel<?>> changed,
        Set<EntityModel<?>> moved,
        boolean fetchesByQuery) {

    /** How one thing that is selected is read. */
    public sealed interface Item {

        /**
         * An entity.
         *
         * @param plan what is loaded of it
         * @param first position of its first column, from 1
         */
        record Entity(ReadPlan plan, int first) implements Item {}

        /**
         * A list, which is read later and for which the key of its owner is read.
         *
         * @param owner the owner
         * @param first position of the first column of its key, from 1
         */
        record Nested(EntityModel<?> owner, int first) implements Item {}

        /**
         * A value.
         *
         * @param type its type
         * @param column position of its column, from 1
         */
        record Value(SqlType<?> type, int column) implements Item {}
    }
}
