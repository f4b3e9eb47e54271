package dev.orm.type;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of the current row. One instance serves one result; it is not thread-safe. Columns are counted from 1, as
 * in JDBC. Methods that return a primitive return its zero for SQL {@code NULL}; {@link #wasNull()} tells the two apart. The
 * others return {@code null}. Each database has its own subclass where its driver does not give the portable value by itself.
 */
public abstract class RowReader {

    /** For the subclass of a dialect. */
    protected RowReader() {}

    /**
     * Moves to the next row.
     *
     * @return whether there is one
     * @throws SQLException if the driver reports an error
     */
    public abstract boolean next() throws SQLException;

    /**
     * Returns the names of the columns, for statements whose columns are not known beforehand.
     *
     * @return the names in order
     * @throws SQLException if the driver reports an error
     */
    public List<String> columnLabels() throws SQLException {
        throw new UnsupportedOperationException("This reader does not know the names of its columns.");
    }

    /**
     * Returns the value of a column as the driver gives it, where nothing says how it is stored, as in a native statement.
     *
     * @param column its position from 1
     * @return a number, a text or what else the driver has for the column's type; null for SQL {@code NULL}
     * @throws SQLException if the driver fails
     */
    public @Nullable Object getObject(int column) throws SQLException {
        throw new UnsupportedOperationException("This reader does not know what the driver makes of its columns.");
    }

    /**
     * Tells whether the column read last was SQL {@code NULL}.
     *
     * @return whether it was
     * @throws SQLException if the driver reports an error
     */
    public abstract boolean wasNull() throws SQLException;

    /**
     * Reads a {@link SqlTypeName#BOOLEAN}.
     *
     * @param column its position, from 1
     * @return the value, {@code false} for SQL {@code NULL}
     * @throws SQLException if the driver reports an error
     */
    public abstract boolean getBoolean(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#SMALLINT}.
     *
     * @param column its position, from 1
     * @return the value, 0 for SQL {@code NULL}
     * @throws SQLException if the driver reports an error
     */
    public abstract short getShort(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#INTEGER}.
     *
     * @param column its position, from 1
     * @return the value, 0 for SQL {@code NULL}
     * @throws SQLException if the driver reports an error
     */
    public abstract int getInt(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#BIGINT}.
     *
     * @param column its position, from 1
     * @return the value, 0 for SQL {@code NULL}
     * @throws SQLException if the driver reports an error
     */
    public abstract long getLong(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#REAL}.
     *
     * @param column its position, from 1
     * @return the value, 0 for SQL {@code NULL}
     * @throws SQLException if the driver reports an error
     */
    public abstract float getFloat(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#DOUBLE}.
     *
     * @param column its position, from 1
     * @return the value, 0 for SQL {@code NULL}
     * @throws SQLException if the driver reports an error
     */
    public abstract double getDouble(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#DECIMAL}.
     *
     * @param column its position, from 1
     * @param scale the digits after the point that the value is returned with, or -1 for as many as the database gives
     * @return the exact value, or {@code null}
     * @throws SQLException if the driver reports an error
     */
    public abstract @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#VARCHAR} or {@link SqlTypeName#TEXT}.
     *
     * @param column its position, from 1
     * @return the text, or {@code null}
     * @throws SQLException if the driver reports an error
     */
    public abstract @Nullable String getString(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#DATE}.
     *
     * @param column its position, from 1
     * @return the date, or {@code null}
     * @throws SQLException if the driver reports an error
     */
    public abstract @Nullable LocalDate getLocalDate(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#TIME}.
     *
     * @param column its position, from 1
     * @return the time of day, or {@code null}
     * @throws SQLException if the driver reports an error
     */
    public abstract @Nullable LocalTime getLocalTime(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#TIMESTAMP}.
     *
     * @param column its position, from 1
     * @return the date and time, or {@code null}
     * @throws SQLException if the driver reports an error
     */
    public abstract @Nullable LocalDateTime getLocalDateTime(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#INSTANT}.
     *
     * @param column its position, from 1
     * @return the instant, or {@code null}
     * @throws SQLException if the driver reports an error
     */
    public abstract @Nullable Instant getInstant(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#UUID}.
     *
     * @param column its position, from 1
     * @return the identifier, or {@code null}
     * @throws SQLException if the driver reports an error
     */
    public abstract @Nullable UUID getUuid(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#BINARY}.
     *
     * @param column its position, from 1
     * @return the bytes in an array of their own, or {@code null}
     * @throws SQLException if the driver reports an error
     */
    public abstract byte @Nullable [] getBytes(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#BINARY} without holding it in memory where the driver can do that.
     *
     * @param column its position, from 1
     * @return the bytes, to be read before the next row, or {@code null}
     * @throws SQLException if the driver reports an error
     */
    public abstract @Nullable BinaryStream getStream(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#JSON}.
     *
     * @param column its position, from 1
     * @return the value, {@link Json#NULL} for JSON {@code null}, or {@code null} for SQL {@code NULL}
     * @throws SQLException if the driver reports an error
     */
    public abstract @Nullable Json getJson(int column) throws SQLException;

    /**
     * Reads a {@link SqlTypeName#ARRAY}.
     *
     * @param column its position, from 1
     * @param element the type of its elements
     * @return the elements in a list that can be changed, or {@code null}
     * @throws SQLException if the driver reports an error
     */
    public abstract @Nullable List<@Nullable Object> getArray(int column, SqlType<?> element) throws SQLException;
}
