package dev.orm.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bind values of a statement in their order. It is the first to walk through a statement, so it also refuses one that is
 * nested too deep for all that walk after it. Not thread-safe.
 */
public final class BindCollector {

    /**
     * How many parts of a statement may stand inside each other. Databases give up soon after (SQLite at 1,000 levels), and every
     * walk through a statement is a recursion: this many fit into the stack that a thread has by default.
     */
    public static final int MAX_DEPTH = 300;

    /** How many parts a statement may have: one that holds itself twice at each of 40 levels would never end. */
    public static final int MAX_PARTS = 1_000_000;

    /** How many queries may stand inside each other: SQLite takes some 30, MariaDB 63. */
    public static final int MAX_QUERIES = 25;

    private static final Object[] NONE = new Object[0];

    /** Up to so many are compared pair by pair, which is cheaper than a map. */
    private static final int FEW = 16;

    private @Nullable Object[] values = NONE;
    private @Nullable Object[] nodes = NONE;
    private int size;
    private boolean missing;
    private int depth;
    private int queries;
    private int parts;
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
     * Takes nothing yet, and remembers which node each value comes from.
     *
     * @return the collector
     */
    public static BindCollector indexing() {
        return new BindCollector(new IdentityHashMap<>());
    }

    /**
     * Takes the values of something that stands inside of what is walked through.
     *
     * @param part an expression or an entity
     * @throws IllegalArgumentException if it stands more than {@value #MAX_DEPTH} levels deep
     */
    public void collect(Selectable<?> part) {
        enter();
        part.collectBinds(this);
        depth--;
    }

    /**
     * Takes the values of a statement inside of what is walked through.
     *
     * @param part the statement
     * @throws IllegalArgumentException if more than {@value #MAX_QUERIES} stand around it
     */
    public void collect(Statement part) {
        enterQuery();
        part.collectBinds(this);
        leaveQuery();
    }

    /**
     * Takes the values of a condition that becomes one of a query inside, such as that of an association.
     *
     * @param part the condition
     * @throws IllegalArgumentException if more than {@value #MAX_QUERIES} queries stand around it
     */
    public void collectInQuery(Condition part) {
        enterQuery();
        part.collectBinds(this);
        leaveQuery();
    }

    private void enterQuery() {
        enter();
        if (++queries > MAX_QUERIES) {
            throw new IllegalArgumentException(
                    "The queries of the statement are nested more than " + MAX_QUERIES
                            + " levels deep, which no database is sure to take. Join tables instead, or read in several steps.");
        }
    }

    private void leaveQuery() {
        queries--;
        depth--;
    }

    /**
     * Takes the values of what a statement reads from.
     *
     * @param part what stands after {@code FROM}
     * @throws IllegalArgumentException if it stands more than {@value #MAX_DEPTH} levels deep
     */
    public void collect(FromItem part) {
        enter();
        part.collectBinds(this);
        depth--;
    }

    private void enter() {
        if (++parts > MAX_PARTS) {
            throw new IllegalArgumentException("The statement has more than " + MAX_PARTS + " parts. An expression that"
                    + " stands in another one twice is written twice: select it in a derived table and name its column"
                    + " instead. Rows beyond number go into a batch.");
        }
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("The parts of the statement are nested more than " + MAX_DEPTH
                    + " levels deep, which no database is sure to parse. Join conditions of one kind by allOf(…) or"
                    + " anyOf(…), compare with many values by in(…), and make a table of many rows by values(…).");
        }
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
            nodes = Arrays.copyOf(nodes, values.length);
        }
        nodes[size] = node;
        values[size++] = value;
    }

    /** Notes that a change inside leaves a column to a {@link dev.orm.schema.ValueSource}. */
    void missesValues() {
        missing = true;
    }

    /**
     * Tells whether a change inside leaves a column to a {@link dev.orm.schema.ValueSource}, so that the statement has to be
     * completed before it runs.
     *
     * @return whether one does
     */
    boolean isMissingValues() {
        return missing;
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
     * Says which values came from the same node, when a condition stands in a statement more than once. Two statements that are
     * equal but differ in this are compiled apart, because a node has one position.
     *
     * @return for each value the position of the first from its node; empty where each came from a node of its own
     */
    public List<Integer> sharing() {
        return size <= FEW ? sharingOfFew() : sharingOfMany();
    }

    private List<Integer> sharingOfFew() {
        for (int i = 1; i < size; i++) {
            for (int j = 0; j < i; j++) {
                if (nodes[i] == nodes[j]) {
                    return sharingOfMany();
                }
            }
        }
        return List.of();
    }

    private List<Integer> sharingOfMany() {
        Map<Object, Integer> first = new IdentityHashMap<>();
        List<Integer> sharing = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Integer there = first.putIfAbsent(Objects.requireNonNull(nodes[i]), i);
            sharing.add(there == null ? i : there);
        }
        return first.size() == size ? List.of() : List.copyOf(sharing);
    }

    /**
     * Tells whether another collector took its values from the very same nodes.
     *
     * @param other the other
     * @return whether it did, in the same order
     */
    public boolean isOfSameNodes(BindCollector other) {
        boolean same = size == other.size;
        for (int i = 0; same && i < size; i++) {
            same = nodes[i] == other.nodes[i];
        }
        return same;
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
