package dev.orm.session;

import dev.orm.engine.ExecutionOptions;
import dev.orm.engine.NativeStatement;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement in the database's own SQL, run by a session, which can make entities of its rows. */
public interface NativeQuery extends NativeStatement {

    @Override
    NativeQuery bind(String name, @Nullable Object value);

    @Override
    NativeQuery bindList(String name, Collection<?> values);

    @Override
    NativeQuery options(ExecutionOptions options);

    /**
     * Runs the statement and makes entities of its rows, whose columns are found by name.
     *
     * @param type the entity class
     * @param <E> the entity class
     * @return the entities
     */
    <E> List<E> entities(Class<E> type);
}
