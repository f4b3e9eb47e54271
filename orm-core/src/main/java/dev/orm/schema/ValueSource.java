package dev.orm.schema;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of a column comes from that an {@code INSERT} or {@code UPDATE} does not name: what SQLAlchemy calls {@code default}
 * and {@code onupdate}. The program gives it when the statement runs, so the database need know nothing of it; a {@code DEFAULT} of the
 * database is {@link Column#defaultValue}. Besides the kinds below, every {@code Expression} of the SQL toolkit is one.
 *
 * @param <T> the Java type of the value
 */
public sealed interface ValueSource<T> {

    /**
     * The same value for every row.
     *
     * @param value the value
     * @param <T> its Java type
     * @return the source
     */
    static <T> ValueSource<T> constant(T value) {
        return new Constant<>(
                Objects.requireNonNull(value, "The constant of a column is null, which needs no source."));
    }

    /**
     * A value that is made anew for every row that is inserted, and once for an {@code UPDATE}.
     *
     * @param supplier makes it; it may be called by many threads at once
     * @param <T> its Java type
     * @return the source
     */
    static <T> ValueSource<T> of(Supplier<? extends @Nullable T> supplier) {
        return new PerRow<>(row -> supplier.get());
    }

    /**
     * A value that is made of the other values of the row, for every row that is inserted, and once for an {@code UPDATE}.
     *
     * @param function makes it; it may be called by many threads at once
     * @param <T> its Java type
     * @return the source
     */
    static <T> ValueSource<T> ofRow(Function<? super RowValues, ? extends @Nullable T> function) {
        return new PerRow<>(function);
    }

    /**
     * The same value for every row.
     *
     * @param value the value
     * @param <T> its Java type
     */
    record Constant<T>(T value) implements ValueSource<T> {}

    /**
     * A value that is made for every row.
     *
     * @param function makes it of the other values of the row
     * @param <T> its Java type
     */
    record PerRow<T>(Function<? super RowValues, ? extends @Nullable T> function) implements ValueSource<T> {}

    /**
     * An expression of the SQL toolkit, which the database evaluates for every row.
     *
     * @param <T> the Java type of the value
     */
    non-sealed interface InSql<T> extends ValueSource<T> {}

    /** The values that a statement gives to a row, and those of {@link ValueSource}s of columns that stand before in the table. */
    interface RowValues {

        /**
         * Tells whether the row is given a value of a column.
         *
         * @param column the column
         * @return whether it is, be it null
         */
        boolean has(Column<?> column);

        /**
         * Returns the value of a column.
         *
         * @param column the column
         * @param <T> its Java type
         * @return the value, null for SQL {@code NULL} and for a column that is given none
         * @throws IllegalStateException if the value is an expression, which only the database knows
         */
        <T> @Nullable T get(Column<T> column);
    }
}
