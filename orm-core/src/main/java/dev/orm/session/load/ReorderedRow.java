package dev.orm.session.load;

import dev.orm.type.BinaryStream;
import dev.orm.type.Json;
import dev.orm.type.RowReader;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows the columns of a row in another order. */
final class ReorderedRow extends RowReader {

    private final RowReader row;
    private final int[] positions;

    /**
     * Makes a view of a row.
     *
     * @param row the row
     * @param positions where each column of the view is in the row, from 1
     */
    ReorderedRow(RowReader row, int[] positions) {
        this.row = row;
        this.positions = positions;
    }

    @Override
    public boolean next() throws SQLException {
        return row.next();
    }

    @Override
    public boolean wasNull() throws SQLException {
        return row.wasNull();
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        return row.getBoolean(positions[column - 1]);
    }

    @Override
    public short getShort(int column) throws SQLException {
        return row.getShort(positions[column - 1]);
    }

    @Override
    public int getInt(int column) throws SQLException {
        return row.getInt(positions[column - 1]);
    }

    @Override
    public long getLong(int column) throws SQLException {
        return row.getLong(positions[column - 1]);
    }

    @Override
    public float getFloat(int column) throws SQLException {
        return row.getFloat(positions[column - 1]);
    }

    @Override
    public double getDouble(int column) throws SQLException {
        return row.getDouble(positions[column - 1]);
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        return row.getBigDecimal(positions[column - 1], scale);
    }

    @Override
    public @Nullable String getString(int column) throws SQLException {
        return row.getString(positions[column - 1]);
    }

    @Override
    public @Nullable LocalDate getLocalDate(int column) throws SQLException {
        return row.getLocalDate(positions[column - 1]);
    }

    @Override
    public @Nullable LocalTime getLocalTime(int column) throws SQLException {
        return row.getLocalTime(positions[column - 1]);
    }

    @Override
    public @Nullable LocalDateTime getLocalDateTime(int column) throws SQLException {
        return row.getLocalDateTime(positions[column - 1]);
    }

    @Override
    public @Nullable Instant getInstant(int column) throws SQLException {
        return row.getInstant(positions[column - 1]);
    }

    @Override
    public @Nullable UUID getUuid(int column) throws SQLException {
        return row.getUuid(positions[column - 1]);
    }

    @Override
    public byte @Nullable [] getBytes(int column) throws SQLException {
        return row.getBytes(positions[column - 1]);
    }

    @Override
    public @Nullable BinaryStream getStream(int column) throws SQLException {
        return row.getStream(positions[column - 1]);
    }

    @Override
    public @Nullable Json getJson(int column) throws SQLException {
        return row.getJson(positions[column - 1]);
    }

    @Override
    public @Nullable List<@Nullable Object> getArray(int column, SqlType<?> element) throws SQLException {
        return row.getArray(positions[column - 1], element);
    }
}
