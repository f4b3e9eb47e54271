package dev.orm.session.state;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places that rows have in a list with an order column. They mostly count up from 0, which is known without remembering it; rows that
 * went away leave a gap, and some have no place yet.
 */
public final class Places {

    /** The place of a row that has none. */
    public static final int NONE = -1;

    private Places() {}

    /**
     * Returns the place of each element of a list by its place in the row.
     *
     * @param elements the elements
     * @param places their places, or null if they count up from 0
     */
    public static Map<Object, Integer> byElement(Object[] elements, int @Nullable [] places) {
        Map<Object, Integer> byElement = new IdentityHashMap<>(elements.length * 2);
        for (int i = 0; i < elements.length; i++) {
            byElement.putIfAbsent(elements[i], places == null ? i : places[i]);
        }
        return byElement;
    }

    /** Returns the places of elements after a change of the list that did not write any; null if they count up from 0. */
    static int @Nullable [] carried(Object[] before, int @Nullable [] places, Object[] after) {
        Map<Object, Integer> known = byElement(before, places);
        int[] carried = new int[after.length];
        for (int i = 0; i < after.length; i++) {
            carried[i] = known.getOrDefault(after[i], NONE);
        }
        return compact(carried);
    }

    /** Returns null if places count up from 0. */
    public static int @Nullable [] compact(int[] places) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] != i) {
                return places;
            }
        }
        return null;
    }
}
