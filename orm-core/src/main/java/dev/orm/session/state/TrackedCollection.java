package dev.orm.session.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The collection of an association to many, with what the session last knew to be in it. */
public interface TrackedCollection {

    /** Returns the collection that the object holds; the entries of a map. */
    Collection<Object> value();

    /** Returns what the attribute holds: the collection, the map whose entries it has, or null where the program put nothing in its place. */
    default @Nullable Object held() {
        return value();
    }

    /** Tells whether its elements are known. */
    boolean isLoaded();

    /** Returns the elements it had when it was loaded or last flushed; only for a loaded collection. */
    Object[] baseline();

    /** Tells, without comparing elements, that nothing was changed since {@link #baseline()}. */
    boolean isUntouched();

    /** Tells whether it was loaded in part: it shows what a query asked for and takes no changes. */
    default boolean isPart() {
        return false;
    }

    /** Tells whether its elements are others than {@link #baseline()}, or in another order. */
    default boolean isChanged() {
        if (!isLoaded() || isUntouched()) {
            return false;
        }
        Object[] present = value().toArray();
        Object[] baseline = baseline();
        if (present.length != baseline.length) {
            return true;
        }
        for (int i = 0; i < present.length; i++) {
            if (present[i] != baseline[i]) {
                return true;
            }
        }
        return false;
    }

    /** Makes the present elements the baseline. */
    void accept();

    /** Forgets the elements, so that they are loaded again; does nothing for a collection that cannot load itself. */
    void reset();

    /** Makes a tracker of a collection that belongs to the program. */
    static TrackedCollection ofPlain(Collection<Object> value, Object[] baseline) {
        return new PlainCollection(value, value, baseline);
    }

    /** Makes a tracker of what the program set to null. */
    static TrackedCollection ofNothing(Object[] baseline) {
        return new PlainCollection(null, new ArrayList<>(), baseline);
    }

    /** Makes a tracker of a map that belongs to the program. */
    static TrackedCollection ofPlain(Map<Object, Object> value, Object[] baseline) {
        return new PlainCollection(value, new MapEntries(value), baseline);
    }
}
