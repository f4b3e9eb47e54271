package dev.orm.sql;

import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.SortKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a window function looks at: what stands in {@code OVER (…)}. Immutable.
 *
 * @param partition what the rows have in common with the row that is calculated; empty for all rows
 * @param order the order in which they are looked at
 * @param frame which of them; null for those up to the row that is calculated where there is an order, and all where there is none
 */
public record Window(
        List<Expression<?>> partition,
        List<SortKey> order,
        @Nullable Frame frame) {

    /** Copies the lists. */
    public Window {
        partition = List.copyOf(partition);
        order = List.copyOf(order);
    }

    /** What the bounds of a frame are counted in. */
    public enum Unit {
        /** Rows. */
        ROWS,
        /** Values: rows that are equal in the order come in or stay out together. */
        RANGE,
        /** Groups of rows that are equal in the order. */
        GROUPS
    }

    /**
     * A part of the rows.
     *
     * @param unit what the bounds are counted in
     * @param start where it begins
     * @param end where it ends
     */
    public record Frame(Unit unit, FrameBound start, FrameBound end) {

        /** Refuses what no row could be in. */
        public Frame {
            boolean backwards = start.kind().compareTo(end.kind()) > 0;
            if (backwards
                    || start.kind() == FrameBound.Kind.UNBOUNDED_FOLLOWING
                    || end.kind() == FrameBound.Kind.UNBOUNDED_PRECEDING) {
                throw new IllegalArgumentException("A frame goes from an earlier to a later row, not from "
                        + start.kind() + " to " + end.kind() + ".");
            }
            if (unit == Unit.RANGE && (start.distance() != null || end.distance() != null)) {
                throw new IllegalArgumentException(
                        "The distance of values in a RANGE means something else for each type"
                                + " and database. Count in rows(…) or groups(…).");
            }
        }
    }

    /**
     * {@code ORDER BY}.
     *
     * @param keys the keys, the most important one first
     * @return the window with this order
     */
    public Window orderBy(SortKey... keys) {
        return new Window(partition, List.of(keys), frame);
    }

    /**
     * {@code ROWS BETWEEN start AND end}.
     *
     * @param start the first row
     * @param end the last row
     * @return the window with this frame
     * @throws IllegalArgumentException if the end lies before the start
     */
    public Window rows(FrameBound start, FrameBound end) {
        return new Window(partition, order, new Frame(Unit.ROWS, start, end));
    }

    /**
     * {@code RANGE BETWEEN start AND end}.
     *
     * @param start the first row, with all that are equal to it
     * @param end the last row, with all that are equal to it
     * @return the window with this frame
     * @throws IllegalArgumentException if the end lies before the start, or a bound has a distance
     */
    public Window range(FrameBound start, FrameBound end) {
        return new Window(partition, order, new Frame(Unit.RANGE, start, end));
    }

    /**
     * {@code GROUPS BETWEEN start AND end}.
     *
     * @param start the first group of equal rows
     * @param end the last group of equal rows
     * @return the window with this frame
     * @throws IllegalArgumentException if the end lies before the start
     */
    public Window groups(FrameBound start, FrameBound end) {
        return new Window(partition, order, new Frame(Unit.GROUPS, start, end));
    }

    /**
     * Copies the window with its parts rewritten.
     *
     * @param rewriter says what stands in the place of each part
     * @return the copy
     */
    public Window rewritten(Rewriter rewriter) {
        return new Window(
                rewriter.rewriteAll(partition),
                order.stream().map(key -> key.rewritten(rewriter)).toList(),
                frame == null
                        ? null
                        : new Frame(
                                frame.unit(), rewritten(frame.start(), rewriter), rewritten(frame.end(), rewriter)));
    }

    @SuppressWarnings("unchecked")
    private static FrameBound rewritten(FrameBound bound, Rewriter rewriter) {
        return bound.distance() == null
                ? bound
                : new FrameBound(bound.kind(), (dev.orm.sql.node.Bind<Integer>) rewriter.rewrite(bound.distance()));
    }

    /**
     * Hands every bind value inside to a collector.
     *
     * @param binds takes the values
     */
    public void collectBinds(BindCollector binds) {
        partition.forEach(key -> binds.collect(key));
        order.forEach(key -> key.collectBinds(binds));
        if (frame != null) {
            collect(frame.start(), binds);
            collect(frame.end(), binds);
        }
    }

    private static void collect(FrameBound bound, BindCollector binds) {
        if (bound.distance() != null) {
            binds.collect(bound.distance());
        }
    }
}
