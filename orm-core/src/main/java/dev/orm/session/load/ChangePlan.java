package dev.orm.session.load;

import dev.orm.dialect.CompiledStatement;
import dev.orm.mapping.EntityModel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled {@code INSERT}, {@code UPDATE} or {@code DELETE}.
 *
 * @param statement the compiled statement
 * @param changed the entity whose rows it changes, or null for a plain table
 * @param reads the entities that it reads, whose changes are flushed before it
 */
public record ChangePlan(
        CompiledStatement statement, @Nullable EntityModel<?> changed, Set<EntityModel<?>> reads) {}
