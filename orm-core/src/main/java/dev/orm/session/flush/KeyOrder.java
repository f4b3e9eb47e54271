package dev.orm.session.flush;

import dev.orm.session.state.EntityEntry;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Puts rows into the order of their keys. */
final class KeyOrder {

    static final Comparator<EntityEntry> COMPARATOR =
            (left, right) -> left.model().hasLongId()
                    ? Long.compare(left.longId(), right.longId())
                    : String.valueOf(left.id()).compareTo(String.valueOf(right.id()));

    private KeyOrder() {}

    /** Sorts rows of one class. */
    static void sort(List<EntityEntry> rows) {
        if (rows.size() > 1 && !(rows.get(0).model().hasLongId() && sortNumbers(rows))) {
            rows.sort(COMPARATOR);
        }
    }

    /** Sorts numbers that lie close enough together, each with the place of its row behind it; returns whether they do. */
    private static boolean sortNumbers(List<EntityEntry> rows) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (EntityEntry row : rows) {
            least = Math.min(least, row.longId());
            most = Math.max(most, row.longId());
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(rows.size() - 1);
        long range = most - least;
        if (range < 0 || range >>> Long.SIZE - 1 - bits != 0) {
            return false;
        }
        EntityEntry[] entries = rows.toArray(EntityEntry[]::new);
        long[] numbers = new long[entries.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = entries[i].longId() - least << bits | i;
        }
        Arrays.sort(numbers);
        int mask = (1 << bits) - 1;
        for (int i = 0; i < numbers.length; i++) {
            rows.set(i, entries[(int) numbers[i] & mask]);
        }
        return true;
    }
}
