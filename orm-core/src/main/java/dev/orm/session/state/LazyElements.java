package dev.orm.session.state;

import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.SessionException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the lazy collections have in common: the owner, the elements once they are loaded, and what they were before the
 * program changed them. Of elements that can be changed in place that is kept as soon as the program looks at them.
 *
 * @param <C> the collection that holds the elements
 */
final class LazyElements<C extends Collection<Object>> {

    private final EntityEntry owner;
    private final int index;
    private @Nullable C elements;
    private @Nullable Object @Nullable [] baseline;
    private boolean watched;
    private int @Nullable [] places;
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
        if (watched && baseline == null) {
            baseline = states(present);
        }
        return present;
    }

    /** Returns the collection of values that this is, or null for an association. */
    @Nullable
    ElementsAttribute attribute() {
        int associations = owner.model().collections().size();
        return index < associations ? null : owner.model().elements().get(index - associations);
    }

    private @Nullable Object[] states(C present) {
        ElementsAttribute values = attribute();
        return values == null ? present.toArray() : values.states(present);
    }

    /** Returns the elements to be changed; what they are now is kept once. */
    C change() {
        refusePart();
        C present = get();
        if (baseline == null) {
            baseline = states(present);
        }
        return present;
    }

    void load(C loaded, boolean inPart) {
        elements = loaded;
        baseline = null;
        places = null;
        part = inPart;
        PersistenceContext context = owner.group().context();
        era = context.era();
        ElementsAttribute values = attribute();
        watched = values != null && values.form().isMutable() && !context.isReadOnly();
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
        C present = get();
        return baseline == null ? states(present) : baseline;
    }

    boolean isUntouched() {
        return baseline == null;
    }

    int @Nullable [] places() {
        return places;
    }

    void places(int @Nullable [] stored) {
        places = stored;
    }

    private boolean hasPlaces() {
        List<ToManyAttribute> associations = owner.model().collections();
        return index < associations.size() && associations.get(index).place() != null;
    }

    void accept() {
        if (baseline != null && elements != null && hasPlaces()) {
            places = Places.carried(baseline, places, elements.toArray());
        }
        baseline = watched && baseline != null && elements != null ? states(elements) : null;
    }

    void reset() {
        elements = null;
        places = null;
        part = false;
        baseline = null;
    }

    @Override
    public String toString() {
        return elements == null ? "[not loaded]" : elements.toString();
    }
}
