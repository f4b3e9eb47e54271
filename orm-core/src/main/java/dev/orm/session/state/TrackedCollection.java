package dev.orm.session.state;

import dev.orm.mapping.ElementsAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The collection of an association to many, or of values, with what the session last knew to be in it: the objects themselves, or what is stored
 * of the values.
 */
public interface TrackedCollection {

    /** Returns the collection that the object holds; the entries of a map. */
    Collection<Object> value();

    /** Returns what the attribute holds: the collection, the map whose entries it has, or null where the program put nothing in its place. */
    default @Nullable Object held() {
        return value();
    }

    /** Returns what the attribute of the object is set to: what it holds, or the map whose entities it has. */
    default @Nullable Object attributeValue() {
        return held();
    }

    /** Tells whether its elements are known. */
    boolean isLoaded();

    /** Returns what {@link #baseline()} would be if its elements were written now; only for a loaded collection. */
    default @Nullable Object[] states() {
        ElementsAttribute values = attribute();
        return values == null ? value().toArray() : values.states(value());
    }

    /** Returns the collection of values that it is, or null for an association. */
    default @Nullable ElementsAttribute attribute() {
        return null;
    }

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
        @Nullable Object[] present = states();
        Object[] baseline = baseline();
        if (attribute() != null) {
            return !Arrays.equals(present, baseline);
        }
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

    /** Returns the places that the rows of {@link #baseline()} have in a list with an order column, or null if they count up from 0. */
    default int @Nullable [] places() {
        return null;
    }

    /** Takes the places of the rows, as for {@link #places()}. */
    default void places(int @Nullable [] places) {
        throw new UnsupportedOperationException("It has no order.");
    }

    /** Makes the present elements the baseline. The rows of a list keep the places that they had. */
    void accept();

    /** Forgets the elements, so that they are loaded again; does nothing for a collection that cannot load itself. */
    void reset();

    /** Makes a tracker of a collection that belongs to the program. */
    static TrackedCollection ofPlain(Collection<Object> value, Object[] baseline) {
        return new PlainCollection(value, value, null, baseline);
    }

    /** Makes a tracker of what the program set to null. */
    static TrackedCollection ofNothing(Object[] baseline) {
        return new PlainCollection(null, new ArrayList<>(), null, baseline);
    }

    /** Makes a tracker of a collection of values, or a map of them, that belongs to the program. */
    @SuppressWarnings("unchecked")
    static TrackedCollection ofValues(Object held, ElementsAttribute attribute, Object[] baseline) {
        Collection<Object> value =
                held instanceof Map<?, ?> map ? new MapEntries((Map<Object, Object>) map) : (Collection<Object>) held;
        return new PlainCollection(held, value, attribute, baseline);
    }
}
