package dev.orm.sql;

import dev.orm.sql.node.Bind;
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

    /** Which rows of a frame are left out of it. */
    public enum Exclusion {
        /** The row that is calculated. */
        CURRENT_ROW,
        /** The row that is calculated, and those that are equal to it in the order. */
        GROUP,
        /** The rows that are equal in the order to the one that is calculated, but not that one itself. */
        TIES
    }

    /**
     * A part of the rows.
     *
     * @param unit what the bounds are counted in
     * @param start where it begins
     * @param end where it ends
     * @param exclusion which of these rows are left out; null for none
     */
    public record Frame(
            Unit unit,
            FrameBound start,
            FrameBound end,
            @Nullable Exclusion exclusion) {

        /** Refuses what no row could be in. */
        public Frame {
            boolean backwards = start.kind().compareTo(end.kind()) > 0;
            if (backwards
                    || start.kind() == FrameBound.Kind.UNBOUNDED_FOLLOWING
                    || end.kind() == FrameBound.Kind.UNBOUNDED_PRECEDING) {
                throw new IllegalArgumentException("A frame goes from an earlier to a later row, not from "
                        + start.kind() + " to " + end.kind() + ".");
            }
            if (unit != Unit.RANGE && (start.isOfValues() || end.isOfValues())) {
                throw new IllegalArgumentException(
                        "Rows and groups are counted in whole numbers. A frame bounded by a decimal or a time is a range(…).");
            }
        }

        /**
         * Tells whether the frame is bounded by values that are so far away, which needs an order by one key.
         *
         * @return whether it is a {@code RANGE} with a distance
         */
        public boolean isByDistance() {
            return unit == Unit.RANGE && (start.distance() != null || end.distance() != null);
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
        return new Window(partition, order, new Frame(Unit.ROWS, start, end, null));
    }

    /**
     * {@code RANGE BETWEEN start AND end}. A distance is one of values: the window is then in the order of one key, whose value is a
     * whole number or a decimal for a number, and a date or time for a {@link java.time.Duration}. Rows where it is {@code NULL} are
     * near each other only.
     *
     * @param start the first row, with all that are equal to it
     * @param end the last row, with all that are equal to it
     * @return the window with this frame
     * @throws IllegalArgumentException if the end lies before the start
     */
    public Window range(FrameBound start, FrameBound end) {
        return new Window(partition, order, new Frame(Unit.RANGE, start, end, null));
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
        return new Window(partition, order, new Frame(Unit.GROUPS, start, end, null));
    }

    /**
     * {@code EXCLUDE CURRENT ROW}. Needs {@code Capability.WINDOW_EXCLUDE}, as all exclusions do.
     *
     * @return the window whose frame leaves out the row that is calculated
     * @throws IllegalArgumentException if the window has no frame
     */
    public Window excludeCurrentRow() {
        return exclude(Exclusion.CURRENT_ROW);
    }

    /**
     * {@code EXCLUDE GROUP}.
     *
     * @return the window whose frame leaves out the row that is calculated, and those that are equal to it in the order
     * @throws IllegalArgumentException if the window has no frame
     */
    public Window excludeGroup() {
        return exclude(Exclusion.GROUP);
    }

    /**
     * {@code EXCLUDE TIES}.
     *
     * @return the window whose frame leaves out the rows that are equal in the order to the one that is calculated
     * @throws IllegalArgumentException if the window has no frame
     */
    public Window excludeTies() {
        return exclude(Exclusion.TIES);
    }

    private Window exclude(Exclusion exclusion) {
        if (frame == null) {
            throw new IllegalArgumentException(
                    "Rows are left out of a frame. Say first which rows are in it: rows(…), range(…) or"
                            + " groups(…), and then what is excluded.");
        }
        return new Window(partition, order, new Frame(frame.unit(), frame.start(), frame.end(), exclusion));
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
                                frame.unit(),
                                rewritten(frame.start(), rewriter),
                                rewritten(frame.end(), rewriter),
                                frame.exclusion()));
    }

    private static FrameBound rewritten(FrameBound bound, Rewriter rewriter) {
        return bound.distance() == null
                ? bound
                : new FrameBound(bound.kind(), (Bind<?>) rewriter.rewrite(bound.distance()));
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
