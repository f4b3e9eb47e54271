package dev.orm.session.load;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.EngineConnection;
import dev.orm.mapping.EntityModel;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled {@code INSERT}, {@code UPDATE} or {@code DELETE}.
 *
 * @param statement the compiled statement
 * @param divided what changes rows of several tables instead, or null
 * @param changed the entities of which it changes or deletes rows that are there
 * @param moved the entities of which rows may come into collections by it, or leave them
 * @param reads the entities that it reads, whose changes are flushed before it
 */
public record ChangePlan(
        CompiledStatement statement,
        @Nullable DividedChange divided,
        Set<EntityModel<?>> changed,
        Set<EntityModel<?>> moved,
        Set<EntityModel<?>> reads) {

    /**
     * Changes the rows.
     *
     * @param connection the connection
     * @param values the bind values
     * @return how many rows were changed
     */
    public long run(EngineConnection connection, @Nullable Object[] values) {
        if (divided != null) {
            return divided.run(connection, List.<@Nullable Object[]>of(values))[0];
        }
        CompiledStatement form = statement.forValues(values);
        return connection.update(form, binder -> form.bind(binder, values));
    }
}
