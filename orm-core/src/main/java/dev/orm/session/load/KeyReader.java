package dev.orm.session.load;

import dev.orm.schema.Column;
import dev.orm.type.RowReader;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads keys of several columns. Immutable. */
final class KeyReader {

    private final SqlType<?>[] types;
    private final int[] places;

    /**
     * Makes a reader.
     *
     * @param columns the columns
     * @param places for each the number of columns before it
     */
    KeyReader(List<Column<?>> columns, int[] places) {
        this.types = columns.stream().map(Column::type).toArray(SqlType<?>[]::new);
        this.places = places;
    }

    /** Makes a reader of columns that follow each other. */
    static KeyReader of(List<Column<?>> columns) {
        return new KeyReader(columns, IntStream.range(0, columns.size()).toArray());
    }

    /** Reads the columns; returns null if one of them is SQL {@code NULL}. */
    @Nullable
    List<Object> read(RowReader row, int first) throws SQLException {
        Object[] values = new Object[types.length];
        for (int i = 0; i < values.length; i++) {
            Object value = types[i].read(row, first + places[i]);
            if (value == null) {
                return null;
            }
            values[i] = value;
        }
        return List.of(values);
    }
}
