package dev.orm.session.state;

import dev.orm.session.SessionException;
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
    private boolean part;
    private int era;

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
                throw new IllegalStateException(
                        "The elements of " + owner + "." + owner.model().collectionName(index) + " were not loaded.");
            }
        }
        return present;
    }

    /** Returns the elements to be changed; what they are now is kept once. */
    C change() {
        refusePart();
        C present = get();
        if (baseline == null) {
            baseline = present.toArray();
        }
        return present;
    }

    void load(C loaded, boolean inPart) {
        elements = loaded;
        baseline = null;
        part = inPart;
        era = owner.group().context().era();
    }

    int era() {
        return era;
    }

    boolean isPart() {
        return part;
    }

    void forget(Object element) {
        if (elements != null) {
            elements.removeIf(other -> other == element);
        }
    }

    /** What is not there of a collection that was loaded in part would be taken for removed. */
    void refusePart() {
        if (part) {
            String name = owner.model().collections().get(index).name();
            throw new SessionException(
                    owner + "." + name + " was loaded in part, as a fetch with where(…) or limit(…) of"
                            + " its own asked for, so it can be read and not be changed. Load all of it: leave where(…) and"
                            + " limit(…) out of fetch(…), or call session.refresh(…).");
        }
    }

    Object[] baseline() {
        refusePart();
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
        part = false;
        baseline = null;
    }

    @Override
    public String toString() {
        return elements == null ? "[not loaded]" : elements.toString();
    }
}
