package dev.orm.type;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.UUID;

/**
 * Writes the parameters of a statement. One instance serves one statement; it is not thread-safe. Parameters are counted from
 * 1, as in JDBC. Each database has its own subclass; what a database would change silently (an unpaired surrogate, a NUL where
 * text cannot hold one, digits below the microsecond) is refused or cut here, before it is sent, so that the value in memory
 * and the value after a reload are the same.
 */
public abstract class ParameterBinder {

    /** For the subclass of a dialect. */
    protected ParameterBinder() {}

    /**
     * Writes SQL {@code NULL}.
     *
     * @param index position of the parameter, from 1
     * @param type the type of what is missing
     * @throws SQLException if the driver reports an error
     */
    public abstract void setNull(int index, SqlTypeName type) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#BOOLEAN}.
     *
     * @param index position of the parameter, from 1
     * @param value the value
     * @throws SQLException if the driver reports an error
     */
    public abstract void setBoolean(int index, boolean value) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#SMALLINT}.
     *
     * @param index position of the parameter, from 1
     * @param value the value
     * @throws SQLException if the driver reports an error
     */
    public abstract void setShort(int index, short value) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#INTEGER}.
     *
     * @param index position of the parameter, from 1
     * @param value the value
     * @throws SQLException if the driver reports an error
     */
    public abstract void setInt(int index, int value) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#BIGINT}.
     *
     * @param index position of the parameter, from 1
     * @param value the value
     * @throws SQLException if the driver reports an error
     */
    public abstract void setLong(int index, long value) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#REAL}.
     *
     * @param index position of the parameter, from 1
     * @param value the value
     * @throws SQLException if the driver reports an error
     */
    public abstract void setFloat(int index, float value) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#DOUBLE}.
     *
     * @param index position of the parameter, from 1
     * @param value the value
     * @throws SQLException if the driver reports an error
     */
    public abstract void setDouble(int index, double value) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#DECIMAL}.
     *
     * @param index position of the parameter, from 1
     * @param value the value, never rounded
     * @param type the type it is stored as, which says precision and scale
     * @throws SQLException if the driver reports an error
     * @throws IllegalArgumentException if the value has more digits than the type holds
     */
    public abstract void setBigDecimal(int index, BigDecimal value, SqlType<?> type) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#VARCHAR} or {@link SqlTypeName#TEXT}.
     *
     * @param index position of the parameter, from 1
     * @param value the text
     * @throws SQLException if the driver reports an error
     * @throws IllegalArgumentException if this database would store another text than the one given
     */
    public abstract void setString(int index, String value) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#DATE}.
     *
     * @param index position of the parameter, from 1
     * @param value the date
     * @throws SQLException if the driver reports an error
     */
    public abstract void setLocalDate(int index, LocalDate value) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#TIME}.
     *
     * @param index position of the parameter, from 1
     * @param value the time of day, cut to the microsecond
     * @throws SQLException if the driver reports an error
     */
    public abstract void setLocalTime(int index, LocalTime value) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#TIMESTAMP}.
     *
     * @param index position of the parameter, from 1
     * @param value the date and time, cut to the microsecond
     * @throws SQLException if the driver reports an error
     */
    public abstract void setLocalDateTime(int index, LocalDateTime value) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#INSTANT}.
     *
     * @param index position of the parameter, from 1
     * @param value the instant, cut to the microsecond
     * @throws SQLException if the driver reports an error
     */
    public abstract void setInstant(int index, Instant value) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#UUID}.
     *
     * @param index position of the parameter, from 1
     * @param value the identifier
     * @throws SQLException if the driver reports an error
     */
    public abstract void setUuid(int index, UUID value) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#BINARY}.
     *
     * @param index position of the parameter, from 1
     * @param value the bytes
     * @throws SQLException if the driver reports an error
     */
    public abstract void setBytes(int index, byte[] value) throws SQLException;

    /**
     * Writes all values of an {@code IN} list as one parameter, so that the text of the statement does not depend on how many
     * there are.
     *
     * @param index position of the parameter, from 1
     * @param values the values, none of them null
     * @param type the type of each value
     * @throws SQLException if the driver reports an error
     */
    public abstract void setList(int index, Collection<?> values, SqlType<?> type) throws SQLException;
}
