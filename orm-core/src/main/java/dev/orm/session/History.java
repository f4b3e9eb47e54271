package dev.orm.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attribute since its row was read or written; corresponds to SQLAlchemy's {@code History}. Of a value, the
 * old one was removed and the new one added; null is left out.
 *
 * @param added what came in
 * @param unchanged what was there before and is there now
 * @param removed what is there no more
 * @param <T> the type of the value, or of the members of the association
 */
public record History<T>(List<T> added, List<T> unchanged, List<T> removed) {

    /** Copies the lists. */
    public History {
        added = List.copyOf(added);
        unchanged = List.copyOf(unchanged);
        removed = List.copyOf(removed);
    }

    /**
     * Tells whether the attribute differs from its row.
     *
     * @return whether anything was added or removed
     */
    public boolean isChanged() {
        return !added.isEmpty() || !removed.isEmpty();
    }

    /**
     * Returns the value that the row has; for attributes of one value.
     *
     * @return the old value, or null
     */
    public @Nullable T before() {
        return first(removed);
    }

    /**
     * Returns the value that the object has; for attributes of one value.
     *
     * @return the new value, or null
     */
    public @Nullable T after() {
        return first(added);
    }

    private @Nullable T first(List<T> changed) {
        List<T> values = isChanged() ? changed : unchanged;
        return values.isEmpty() ? null : values.get(0);
    }
}
