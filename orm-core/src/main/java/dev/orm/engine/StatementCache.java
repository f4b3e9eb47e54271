package dev.orm.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What statements were compiled to, by their structure. A hit takes no lock; when the cache is full, the entries that were not used
 * for longest leave it. Thread-safe.
 */
public final class StatementCache {

    /** How many entries an engine keeps unless told otherwise. */
    public static final int DEFAULT_SIZE = 1024;

    /** Values of the longest statement that is kept. */
    static final int MOST_VALUES = 1_000;

    private final int maxSize;
    private final Map<Object, Entry> entries = new ConcurrentHashMap<>();
    private final ReentrantLock evicting = new ReentrantLock();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evictions = new LongAdder();

    StatementCache(int maxSize) {
        if (maxSize < 1) {
            throw new IllegalArgumentException(
                    "The statement cache needs room for at least 1 entry, not " + maxSize + ".");
        }
        this.maxSize = maxSize;
    }

    /**
     * Returns how often an entry was found.
     *
     * @return the number since the engine was made
     */
    public long hits() {
        return hits.sum();
    }

    /**
     * Returns how often an entry had to be made.
     *
     * @return the number since the engine was made
     */
    public long misses() {
        return misses.sum();
    }

    /**
     * Returns how many entries left the cache because it was full.
     *
     * @return the number since the engine was made; one that grows all the time calls for a larger cache
     */
    public long evictions() {
        return evictions.sum();
    }

    /**
     * Returns how many entries there are.
     *
     * @return the number
     */
    public int size() {
        return entries.size();
    }

    /** Returns what a key stands for, making it at most once while it stays. */
    <T> T get(Object key, Supplier<T> make) {
        return get(key, same -> same, make);
    }

    /** Returns what a key stands for, making it at most once while it stays; a new entry is kept under an equal key. */
    @SuppressWarnings("unchecked")
    <K, T> T get(K key, Function<? super K, ?> kept, Supplier<T> make) {
        Entry entry = entries.get(key);
        if (entry == null) {
            Entry fresh = new Entry();
            Entry raced = entries.putIfAbsent(kept.apply(key), fresh);
            entry = raced == null ? fresh : raced;
        }
        Object value = entry.value;
        if (value == null) {
            value = made(key, entry, make);
        } else {
            hits.increment();
        }
        entry.usedAt = System.nanoTime();
        return (T) value;
    }

    /** Makes what would take too much room. */
    <T> T pass(Supplier<T> make) {
        misses.increment();
        return make.get();
    }

    private Object made(Object key, Entry entry, Supplier<?> make) {
        entry.making.lock();
        try {
            Object value = entry.value;
            if (value == null) {
                misses.increment();
                value = make.get();
                entry.value = value;
            }
            return value;
        } catch (RuntimeException | Error failure) {
            entries.remove(key, entry);
            throw failure;
        } finally {
            entry.making.unlock();
            if (entries.size() > maxSize) {
                evict();
            }
        }
    }

    /** An eighth leaves at a time, so that finding the oldest is paid seldom. */
    private void evict() {
        if (!evicting.tryLock()) {
            return;
        }
        try {
            long now = System.nanoTime();
            long[] ages = entries.values().stream()
                    .mapToLong(entry -> now - entry.usedAt)
                    .toArray();
            int keep = maxSize - maxSize / 8;
            if (ages.length <= maxSize) {
                return;
            }
            Arrays.sort(ages);
            long oldest = ages[keep - 1];
            int before = entries.size();
            entries.values().removeIf(entry -> entry.value != null && now - entry.usedAt > oldest);
            evictions.add(Math.max(0, before - entries.size()));
        } finally {
            evicting.unlock();
        }
    }

    private static final class Entry {

        private final ReentrantLock making = new ReentrantLock();
        private volatile @Nullable Object value;
        private volatile long usedAt = System.nanoTime();
    }
}
