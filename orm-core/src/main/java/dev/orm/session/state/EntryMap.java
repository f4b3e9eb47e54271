package dev.orm.session.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Values by entry, in the order in which the entries came. Entries are told apart by identity, but found by their ids: the JVM
 * takes longer to make an identity hash for an object than all the rest takes. So an entry must not get its id while it is in
 * here.
 *
 * @param <V> what is known of an entry
 */
public final class EntryMap<V> {

    private static final int SMALLEST = 8;

    // Most sessions and flushes need no map, or not all of them.
    private static final EntityEntry[] NO_KEYS = new EntityEntry[0];
    private static final Object[] NO_VALUES = new Object[0];
    private static final int[] NO_TABLE = new int[1];

    private @Nullable EntityEntry[] keys = NO_KEYS;
    private @Nullable Object[] values = NO_VALUES;

    /** For each place of the hash table the number of the entry, from 1; 0 for none. What was removed stays, as a number of nothing. */
    private int[] table = NO_TABLE;

    private int used;
    private int size;

    /**
     * Makes an empty map.
     *
     * @param expected how many entries there may be; it grows beyond that
     */
    public EntryMap(int expected) {
        if (expected > 0) {
            allocate(expected);
        }
    }

    /** Makes room of which at most half of the table is ever in use. */
    private void allocate(int capacity) {
        keys = new EntityEntry[capacity];
        values = new Object[capacity];
        table = new int[Integer.highestOneBit(capacity * 2 - 1) << 1];
        used = 0;
    }

    /** Tells whether there are no entries. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Returns the number of an entry, or -1. */
    private int find(EntityEntry key) {
        int mask = table.length - 1;
        for (int i = key.spread() & mask; table[i] != 0; i = i + 1 & mask) {
            int number = table[i] - 1;
            if (keys[number] == key) {
                return number;
            }
        }
        return -1;
    }

    /** Returns the value of an entry, or null. */
    @SuppressWarnings("unchecked")
    public @Nullable V get(EntityEntry key) {
        int number = find(key);
        return number < 0 ? null : (V) values[number];
    }

    /** Sets the value of an entry. */
    public void put(EntityEntry key, V value) {
        int number = find(key);
        if (number < 0) {
            append(key, value);
        } else {
            values[number] = value;
        }
    }

    /** Sets the value of an entry that has none; returns whether it had none. */
    public boolean putIfAbsent(EntityEntry key, V value) {
        boolean absent = find(key) < 0;
        if (absent) {
            append(key, value);
        }
        return absent;
    }

    private void append(EntityEntry key, V value) {
        if (used == keys.length) {
            rebuild();
        }
        keys[used] = key;
        values[used] = value;
        insert(key, ++used);
        size++;
    }

    private void insert(EntityEntry key, int number) {
        int mask = table.length - 1;
        int i = key.spread() & mask;
        while (table[i] != 0) {
            i = i + 1 & mask;
        }
        table[i] = number;
    }

    /** Leaves out what was removed, and makes room. */
    private void rebuild() {
        EntityEntry[] oldKeys = keys;
        Object[] oldValues = values;
        int last = used;
        allocate(Math.max(SMALLEST, size * 2));
        for (int i = 0; i < last; i++) {
            EntityEntry key = oldKeys[i];
            if (key != null) {
                keys[used] = key;
                values[used] = oldValues[i];
                insert(key, ++used);
            }
        }
    }

    /** Removes an entry. */
    public void remove(EntityEntry key) {
        int number = find(key);
        if (number >= 0) {
            keys[number] = null;
            values[number] = null;
            size--;
        }
    }

    /** Returns the entries that there are now. */
    public List<EntityEntry> entries() {
        List<EntityEntry> entries = new ArrayList<>(size);
        for (int i = 0; i < used; i++) {
            EntityEntry key = keys[i];
            if (key != null) {
                entries.add(key);
            }
        }
        return entries;
    }

    /** Visits every entry and its value; what is added on the way is left out. */
    @SuppressWarnings("unchecked")
    public void forEach(BiConsumer<? super EntityEntry, ? super V> action) {
        EntityEntry[] presentKeys = keys;
        Object[] presentValues = values;
        for (int i = 0, last = used; i < last; i++) {
            EntityEntry key = presentKeys[i];
            if (key != null) {
                action.accept(key, (V) presentValues[i]);
            }
        }
    }
}
