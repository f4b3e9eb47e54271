package dev.orm.type;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Writes the parameters of a statement. One instance serves one statement; it is not thread-safe. Parameters are counted from
 * 1, as in JDBC. Each database has its own subclass; what a database would change silently (an unpaired surrogate, a NUL where
 * text cannot hold one, digits below the microsecond) is refused or cut here, before it is sent, so that the value in memory
 * and the value after a reload are the same.
 */
public abstract class ParameterBinder {

    /** Greatest size of one text, binary value, JSON value, array or list of values unless something else is set, in bytes: 64 MiB. */
    public static final int DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

    private int maxBytes = DEFAULT_MAX_BYTES;

    /** For the subclass of a dialect. */
    protected ParameterBinder() {}

    /**
     * Sets the greatest size of one value, which keeps a hostile input from overflowing the message to the database.
     *
     * @param bytes the size in bytes of UTF-8, at least 1; streams are not limited by it
     */
    public final void setMaxBytes(int bytes) {
        maxBytes = bytes;
    }

    /**
     * Refuses a value that is larger than allowed.
     *
     * @param text text that is about to be sent
     * @throws IllegalArgumentException if it has too many bytes
     */
    protected final void checkSize(CharSequence text) {
        if (text.length() > maxBytes / 3) {
            long bytes = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
            checkSize(bytes);
        }
    }

    /**
     * Refuses a value that is larger than allowed.
     *
     * @param bytes how many bytes are about to be sent
     * @throws IllegalArgumentException if they are too many
     */
    protected final void checkSize(long bytes) {
        if (bytes > maxBytes) {
            throw new IllegalArgumentException("A value of " + bytes
                    + " bytes was not sent: the limit for one value is "
                    + maxBytes + ". Send a binary value as a BinaryStream, cut it into parts, or raise maxValueBytes of"
                    + " the engine.");
        }
    }

    /**
     * Returns what writes values of a type that is {@link SqlType#isSensitive sensitive}. Where values are not shown to anybody,
     * that is the same.
     *
     * @return a binder of the same statement that shows a mask for each value
     */
    public ParameterBinder masking() {
        return this;
    }

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
     * Writes a {@link SqlTypeName#BINARY} that is too large to hold in memory.
     *
     * @param index position of the parameter, from 1
     * @param value the bytes, read once
     * @throws SQLException if the driver reports an error
     */
    public abstract void setStream(int index, BinaryStream value) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#JSON}.
     *
     * @param index position of the parameter, from 1
     * @param value the value
     * @throws SQLException if the driver reports an error
     */
    public abstract void setJson(int index, Json value) throws SQLException;

    /**
     * Writes a {@link SqlTypeName#ARRAY}.
     *
     * @param index position of the parameter, from 1
     * @param values the elements, which may be null
     * @param element the type of each element
     * @throws SQLException if the driver reports an error
     */
    public abstract void setArray(int index, List<?> values, SqlType<?> element) throws SQLException;

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

    /**
     * Writes a list that is longer than one array of the database, as an array of arrays. Only the dialect whose compiled statements
     * have {@link dev.orm.dialect.CompiledStatement.LongLists} implements it.
     *
     * @param index position of the parameter, from 1
     * @param parts the values, none of them null, in at least one part
     * @param type the type of each value
     * @throws SQLException if the driver reports an error
     */
    public void setParts(int index, List<? extends List<?>> parts, SqlType<?> type) throws SQLException {
        throw new UnsupportedOperationException("This database takes lists of any length as one parameter.");
    }
}
