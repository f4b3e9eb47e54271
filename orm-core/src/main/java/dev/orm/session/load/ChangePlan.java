package dev.orm.session.load;

import dev.orm.dialect.CompiledStatement;
import dev.orm.mapping.EntityModel;
import java.util.Set;

/**
 * A compiled {@code INSERT}, {@code UPDATE} or {@code DELETE}.
 *
 * @param statement the compiled statement
 * @param changed the entities of which it changes or deletes rows that are there
 * @param moved the entities of which rows may come into collections by it, or leave them
 * @param reads the entities that it reads, whose changes are flushed before it
 */
public record ChangePlan(
        CompiledStatement statement,
        Set<EntityModel<?>> changed,
        Set<EntityModel<?>> moved,
        Set<EntityModel<?>> reads) {}
