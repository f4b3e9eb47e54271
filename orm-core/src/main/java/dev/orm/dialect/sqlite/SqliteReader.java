package dev.orm.dialect.sqlite;

import dev.orm.dialect.internal.Decimals;
import dev.orm.dialect.internal.IsoText;
import dev.orm.dialect.internal.JdbcRowReader;
import dev.orm.dialect.internal.JsonElements;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of SQLite, which knows integers, doubles, text and bytes. */
final class SqliteReader extends JdbcRowReader {

    SqliteReader(ResultSet result) {
        super(result);
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        long value = result.getLong(column);
        if (value == 0 && !isNumber(column)) {
            throw unreadable(column, "boolean");
        }
        return value != 0;
    }

    /** The driver would cut the upper bits off, and would take a text for 0. */
    @Override
    public short getShort(int column) throws SQLException {
        long value = result.getLong(column);
        if (value != (short) value || value == 0 && !isNumber(column)) {
            throw unreadable(column, "smallint");
        }
        return (short) value;
    }

    @Override
    public int getInt(int column) throws SQLException {
        long value = result.getLong(column);
        if (value != (int) value || value == 0 && !isNumber(column)) {
            throw unreadable(column, "integer");
        }
        return (int) value;
    }

    /** What has left 64 bits is a double to SQLite, which the driver would cut to the nearest long; a text it would take for 0. */
    @Override
    public long getLong(int column) throws SQLException {
        long value = result.getLong(column);
        if ((value == 0 || value == Long.MAX_VALUE || value == Long.MIN_VALUE)
                && !(result.getObject(column) instanceof Integer
                        || result.getObject(column) instanceof Long
                        || result.getObject(column) == null)) {
            throw unreadable(column, "bigint");
        }
        return value;
    }

    @Override
    public float getFloat(int column) throws SQLException {
        double value = result.getDouble(column);
        if (value == 0 && !isNumber(column)) {
            throw unreadable(column, "real");
        }
        return (float) value;
    }

    @Override
    public double getDouble(int column) throws SQLException {
        double value = result.getDouble(column);
        if (value == 0 && !isNumber(column)) {
            throw unreadable(column, "double precision");
        }
        return value;
    }

    /** Tells a 0 that is stored, or SQL {@code NULL}, from what the driver only takes for 0; asks for the value again, so ask it of a 0 only. */
    private boolean isNumber(int column) throws SQLException {
        Object value = result.getObject(column);
        return value == null || value instanceof Number;
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        Object value = result.getObject(column);
        if (value == null) {
            return null;
        } else if (value instanceof Double number) {
            return Decimals.ofDouble(number, scale);
        } else if (value instanceof Number number) {
            return Decimals.scaled(BigDecimal.valueOf(number.longValue()), scale);
        }
        try {
            return Decimals.scaled(new BigDecimal(value.toString()), scale);
        } catch (NumberFormatException malformed) {
            throw unreadable(column, "decimal");
        }
    }

    @Override
    public @Nullable LocalDate getLocalDate(int column) throws SQLException {
        return parsed(column, "date", IsoText::date);
    }

    @Override
    public @Nullable LocalTime getLocalTime(int column) throws SQLException {
        return parsed(column, "time", IsoText::time);
    }

    @Override
    public @Nullable LocalDateTime getLocalDateTime(int column) throws SQLException {
        return parsed(column, "timestamp", IsoText::dateTime);
    }

    @Override
    public @Nullable Instant getInstant(int column) throws SQLException {
        LocalDateTime utc = parsed(column, "timestamp", IsoText::dateTime);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    @Override
    public @Nullable UUID getUuid(int column) throws SQLException {
        return parsed(column, "uuid", UUID::fromString);
    }

    @Override
    public @Nullable Json getJson(int column) throws SQLException {
        return parsed(column, "JSON", Json::of);
    }

    @Override
    public @Nullable List<@Nullable Object> getArray(int column, SqlType<?> element) throws SQLException {
        return parsed(column, "array of " + element, text -> JsonElements.read(text, element));
    }

    private <T> @Nullable T parsed(int column, String type, Function<String, T> parser) throws SQLException {
        String text = result.getString(column);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (RuntimeException malformed) {
            throw unreadable(column, type);
        }
    }

    private static SQLDataException unreadable(int column, String type) {
        return new SQLDataException(
                "Column " + column + " of the result holds no " + type
                        + ", which SQLite does not prevent. Mend the row, or map the column as what it holds.",
                "22018");
    }
}
