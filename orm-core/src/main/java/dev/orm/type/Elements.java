package dev.orm.type;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements of an array, each treated as its type says. */
final class Elements {

    private Elements() {}

    static List<@Nullable Object> copy(List<?> list, SqlType<Object> type) {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (Object each : list) {
            copy.add(type.copy(each));
        }
        return copy;
    }

    static boolean areSame(List<?> left, List<?> right, SqlType<Object> type) {
        boolean same = left.size() == right.size();
        for (int i = 0; same && i < left.size(); i++) {
            same = type.isSame(left.get(i), right.get(i));
        }
        return same;
    }
}
