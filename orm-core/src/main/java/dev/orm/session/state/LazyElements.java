package dev.orm.session.state;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What the lazy collections have in common: the owner, the elements once they are loaded, and what they were before the
 * program changed them.
 *
 * @param <C> the collection that holds the elements
 */
final class LazyElements<C extends Collection<Object>> {

    private final EntityEntry owner;
    private final int index;
    private @Nullable C elements;
    private Object @Nullable [] baseline;

    LazyElements(EntityEntry owner, int index) {
        this.owner = owner;
        this.index = index;
    }

    boolean isLoaded() {
        return elements != null;
    }

    C get() {
        C present = elements;
        if (present == null) {
            owner.group().context().loader().loadCollection(owner, index);
            present = elements;
            if (present == null) {
                throw new IllegalStateException("The elements of " + owner + "."
                        + owner.model().collections().get(index).name() + " were not loaded.");
            }
        }
        return present;
    }

    /** Returns the elements to be changed; what they are now is kept once. */
    C change() {
        C present = get();
        if (baseline == null) {
            baseline = present.toArray();
        }
        return present;
    }

    void load(C loaded) {
        elements = loaded;
        baseline = null;
    }

    Object[] baseline() {
        return baseline == null ? get().toArray() : baseline;
    }

    boolean isUntouched() {
        return baseline == null;
    }

    void accept() {
        baseline = null;
    }

    void reset() {
        elements = null;
        baseline = null;
    }

    @Override
    public String toString() {
        return elements == null ? "[not loaded]" : elements.toString();
    }
}
