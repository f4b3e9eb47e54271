package dev.orm.mapping;

import dev.orm.type.BinaryStream;
import dev.orm.type.Json;
import dev.orm.type.RowReader;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row whose columns are given values. */
final class ArrayRow extends RowReader {

    private final @Nullable Object[] values;
    private boolean wasNull;

    ArrayRow(@Nullable Object... values) {
        this.values = values;
    }

    private @Nullable Object value(int column) {
        Object value = values[column - 1];
        wasNull = value == null;
        return value;
    }

    private Number number(int column) {
        Object value = value(column);
        return value == null ? 0 : (Number) value;
    }

    @Override
    public boolean next() {
        return false;
    }

    @Override
    public boolean wasNull() {
        return wasNull;
    }

    @Override
    public boolean getBoolean(int column) {
        return Boolean.TRUE.equals(value(column));
    }

    @Override
    public short getShort(int column) {
        return number(column).shortValue();
    }

    @Override
    public int getInt(int column) {
        return number(column).intValue();
    }

    @Override
    public long getLong(int column) {
        return number(column).longValue();
    }

    @Override
    public float getFloat(int column) {
        return number(column).floatValue();
    }

    @Override
    public double getDouble(int column) {
        return number(column).doubleValue();
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int column, int scale) {
        return (BigDecimal) value(column);
    }

    @Override
    public @Nullable String getString(int column) {
        return (String) value(column);
    }

    @Override
    public @Nullable LocalDate getLocalDate(int column) {
        return (LocalDate) value(column);
    }

    @Override
    public @Nullable LocalTime getLocalTime(int column) {
        return (LocalTime) value(column);
    }

    @Override
    public @Nullable LocalDateTime getLocalDateTime(int column) {
        return (LocalDateTime) value(column);
    }

    @Override
    public @Nullable Instant getInstant(int column) {
        return (Instant) value(column);
    }

    @Override
    public @Nullable UUID getUuid(int column) {
        return (UUID) value(column);
    }

    @Override
    public byte @Nullable [] getBytes(int column) {
        byte[] value = (byte[]) value(column);
        return value == null ? null : value.clone();
    }

    @Override
    public @Nullable BinaryStream getStream(int column) {
        return (BinaryStream) value(column);
    }

    @Override
    public @Nullable Json getJson(int column) {
        return (Json) value(column);
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable List<@Nullable Object> getArray(int column, SqlType<?> element) {
        return (List<@Nullable Object>) value(column);
    }
}
