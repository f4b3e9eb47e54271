package dev.orm.dialect.sqlite;

import dev.orm.dialect.internal.Decimals;
import dev.orm.dialect.internal.JdbcParameterBinder;
import dev.orm.dialect.internal.TextRules;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.UUID;

/** The parameters of SQLite, which knows integers, doubles, text and bytes. */
final class SqliteBinder extends JdbcParameterBinder {

    SqliteBinder(PreparedStatement statement) {
        super(statement);
    }

    @Override
    public void setNull(int index, SqlTypeName type) throws SQLException {
        statement.setNull(index, Types.NULL);
    }

    @Override
    public void setBoolean(int index, boolean value) throws SQLException {
        statement.setInt(index, value ? 1 : 0);
    }

    @Override
    public void setShort(int index, short value) throws SQLException {
        statement.setInt(index, value);
    }

    @Override
    public void setFloat(int index, float value) throws SQLException {
        setDouble(index, value);
    }

    @Override
    public void setDouble(int index, double value) throws SQLException {
        statement.setDouble(index, number(value));
    }

    static double number(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("SQLite stores NaN as NULL. Use null where there is no number.");
        }
        return value;
    }

    @Override
    public void setBigDecimal(int index, BigDecimal value, SqlType<?> type) throws SQLException {
        BigDecimal exact = Decimals.fitting(value, type);
        if (type.precision() <= SqliteDdl.EXACT_DIGITS) {
            statement.setDouble(index, exact.doubleValue());
        } else {
            statement.setString(index, exact.toPlainString());
        }
    }

    @Override
    public void setLocalDate(int index, LocalDate value) throws SQLException {
        statement.setString(index, IsoText.of(value));
    }

    @Override
    public void setLocalTime(int index, LocalTime value) throws SQLException {
        statement.setString(index, IsoText.of(value));
    }

    @Override
    public void setLocalDateTime(int index, LocalDateTime value) throws SQLException {
        statement.setString(index, IsoText.of(value));
    }

    @Override
    public void setInstant(int index, Instant value) throws SQLException {
        statement.setString(index, IsoText.of(value));
    }

    @Override
    public void setUuid(int index, UUID value) throws SQLException {
        statement.setString(index, value.toString());
    }

    @Override
    public void setList(int index, Collection<?> values, SqlType<?> type) throws SQLException {
        StringBuilder json = new StringBuilder(values.size() * 8 + 2).append('[');
        for (Object value : values) {
            if (json.length() > 1) {
                json.append(',');
            }
            element(json, stored(type, value), type);
        }
        statement.setString(index, json.append(']').toString());
    }

    @SuppressWarnings("unchecked")
    private static <T> Object stored(SqlType<T> type, Object value) {
        return type.toStored((T) value);
    }

    private static void element(StringBuilder json, Object value, SqlType<?> type) {
        switch (type.name()) {
            case BOOLEAN -> json.append((Boolean) value ? '1' : '0');
            case SMALLINT, INTEGER, BIGINT -> json.append(((Number) value).longValue());
            case REAL, DOUBLE -> json.append(finite(((Number) value).doubleValue()));
            case DECIMAL -> decimal(json, Decimals.fitting((BigDecimal) value, type), type);
            case VARCHAR, TEXT -> string(json, TextRules.checked((String) value));
            case DATE -> string(json, IsoText.of((LocalDate) value));
            case TIME -> string(json, IsoText.of((LocalTime) value));
            case TIMESTAMP -> string(json, IsoText.of((LocalDateTime) value));
            case INSTANT -> string(json, IsoText.of((Instant) value));
            case UUID -> string(json, value.toString());
            case BINARY -> string(json, java.util.HexFormat.of().formatHex((byte[]) value));
        }
    }

    private static double finite(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw new IllegalArgumentException(
                    "An IN list cannot hold NaN or infinity on SQLite. Compare with eq instead.");
        }
        return value;
    }

    private static void decimal(StringBuilder json, BigDecimal value, SqlType<?> type) {
        if (type.precision() <= SqliteDdl.EXACT_DIGITS) {
            json.append(value.doubleValue());
        } else {
            string(json, value.toPlainString());
        }
    }

    private static void string(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
