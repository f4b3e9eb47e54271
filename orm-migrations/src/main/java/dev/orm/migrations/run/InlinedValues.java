package dev.orm.migrations.run;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.type.BinaryStream;
import dev.orm.type.Json;
import dev.orm.type.ParameterBinder;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A statement with its values in its text, for scripts that people read and run: each is written by the dialect. */
final class InlinedValues extends ParameterBinder {

    private final Dialect dialect;
    private final Map<Integer, String> literals = new HashMap<>();

    private InlinedValues(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Writes values into a statement.
     *
     * @throws UnsupportedConstructException if one of them cannot be written, such as a list
     */
    static String text(Dialect dialect, CompiledStatement statement, @Nullable Object[] values) {
        InlinedValues binder = new InlinedValues(dialect);
        try {
            statement.bind(binder, values);
        } catch (SQLException impossible) {
            throw new IllegalStateException("Nothing is sent, so no driver refuses it.", impossible);
        }
        return binder.in(statement.sql());
    }

    /** Question marks inside quotes are none; two are one that is no parameter. */
    private String in(String sql) {
        StringBuilder text = new StringBuilder();
        int parameter = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\'' || c == '"' || c == '`') {
                int end = sql.indexOf(c, i + 1);
                text.append(sql, i, end + 1);
                i = end;
            } else if (c == '?' && i + 1 < sql.length() && sql.charAt(i + 1) == '?') {
                text.append('?');
                i++;
            } else if (c == '?') {
                text.append(literals.get(++parameter));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private <T> void literal(int index, SqlType<T> type, T value) {
        literals.put(index, dialect.ddl().literal(type, value));
    }

    @Override
    public void setNull(int index, SqlTypeName type) {
        literals.put(index, "null");
    }

    @Override
    public void setBoolean(int index, boolean value) {
        literal(index, SqlType.BOOLEAN, value);
    }

    @Override
    public void setShort(int index, short value) {
        literal(index, SqlType.SMALLINT, value);
    }

    @Override
    public void setInt(int index, int value) {
        literal(index, SqlType.INTEGER, value);
    }

    @Override
    public void setLong(int index, long value) {
        literal(index, SqlType.BIGINT, value);
    }

    @Override
    public void setFloat(int index, float value) {
        literal(index, SqlType.REAL, value);
    }

    @Override
    public void setDouble(int index, double value) {
        literal(index, SqlType.DOUBLE, value);
    }

    @Override
    public void setBigDecimal(int index, BigDecimal value, SqlType<?> type) {
        SqlType<BigDecimal> decimal =
                type.isBounded() ? SqlType.decimal(type.precision(), type.scale()) : SqlType.DECIMAL;
        literal(index, decimal, value.scale() < decimal.scale() ? value.setScale(decimal.scale()) : value);
    }

    @Override
    public void setString(int index, String value) {
        literal(index, SqlType.TEXT, value);
    }

    @Override
    public void setLocalDate(int index, LocalDate value) {
        literal(index, SqlType.DATE, value);
    }

    @Override
    public void setLocalTime(int index, LocalTime value) {
        literal(index, SqlType.TIME, value);
    }

    @Override
    public void setLocalDateTime(int index, LocalDateTime value) {
        literal(index, SqlType.TIMESTAMP, value);
    }

    @Override
    public void setInstant(int index, Instant value) {
        literal(index, SqlType.INSTANT, value);
    }

    @Override
    public void setUuid(int index, UUID value) {
        literal(index, SqlType.UUID, value);
    }

    @Override
    public void setBytes(int index, byte[] value) {
        literal(index, SqlType.BINARY, value);
    }

    @Override
    public void setJson(int index, Json value) {
        literal(index, SqlType.JSON, value);
    }

    @Override
    public void setStream(int index, BinaryStream value) {
        throw unwritable("a stream");
    }

    @Override
    public void setArray(int index, List<?> values, SqlType<?> element) {
        throw unwritable("a list");
    }

    @Override
    public void setList(int index, Collection<?> values, SqlType<?> type) {
        throw unwritable("a list");
    }

    private static UnsupportedConstructException unwritable(String what) {
        return new UnsupportedConstructException("The value of a statement is " + what
                + ", which is not written into SQL text. Write one statement for each value.");
    }
}
