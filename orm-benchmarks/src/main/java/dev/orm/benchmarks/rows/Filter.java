package dev.orm.benchmarks.rows;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Five optional conditions on an item; null leaves one out.
 *
 * @param category what the category is
 * @param minQuantity what the quantity is at least
 * @param maxStock what the stock is less than
 * @param minPrice what the price is more than
 * @param active whether the item is active
 */
public record Filter(
        @Nullable String category,
        @Nullable Integer minQuantity,
        @Nullable Integer maxStock,
        @Nullable Double minPrice,
        @Nullable Boolean active) {

    /** All 32 combinations. */
    public static final List<Filter> SHAPES =
            IntStream.range(0, 32).mapToObj(Filter::ofShape).toList();

    /** How many rows a filtered query returns at most. */
    public static final int LIMIT = 10;

    private static Filter ofShape(int shape) {
        return new Filter(
                (shape & 1) == 0 ? null : Items.categoryOf(3),
                (shape & 2) == 0 ? null : 20,
                (shape & 4) == 0 ? null : 400,
                (shape & 8) == 0 ? null : 10.0,
                (shape & 16) == 0 ? null : true);
    }
}
