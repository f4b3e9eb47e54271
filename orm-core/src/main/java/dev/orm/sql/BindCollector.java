package dev.orm.sql;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the bind values of a statement in their order. Not thread-safe. */
public final class BindCollector {

    private static final Object[] NONE = new Object[0];

    private @Nullable Object[] values = NONE;
    private int size;
    private final @Nullable Map<Object, Integer> positions;

    /** Starts without values. */
    public BindCollector() {
        this.positions = null;
    }

    private BindCollector(Map<Object, Integer> positions) {
        this.positions = positions;
    }

    /**
     * Takes the bind values of a statement and remembers which node each came from, for compiling it.
     *
     * @param statement the statement
     * @return the collector, with all values
     */
    public static BindCollector indexing(Statement statement) {
        BindCollector binds = new BindCollector(new IdentityHashMap<>());
        statement.collectBinds(binds);
        return binds;
    }

    /**
     * Takes the next value.
     *
     * @param node the node that it comes from
     * @param value the value; null only for a statement that writes one
     */
    public void add(Object node, @Nullable Object value) {
        if (positions != null) {
            positions.putIfAbsent(node, size);
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(8, size * 2));
        }
        values[size++] = value;
    }

    /**
     * Returns the position of the value that came from a node.
     *
     * @param node the node, compared by identity
     * @return the position from 0, or -1 if none came from it or the collector does not index
     */
    public int positionOf(Object node) {
        return positions == null ? -1 : positions.getOrDefault(node, -1);
    }

    /**
     * Returns the values taken, in order.
     *
     * @return an array whose first {@link #size()} elements are the values
     */
    public @Nullable Object[] values() {
        return values;
    }

    /**
     * Returns how many values were taken.
     *
     * @return their number
     */
    public int size() {
        return size;
    }
}
