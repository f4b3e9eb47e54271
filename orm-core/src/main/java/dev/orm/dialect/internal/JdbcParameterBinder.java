package dev.orm.dialect.internal;

import dev.orm.type.BinaryStream;
import dev.orm.type.Json;
import dev.orm.type.ParameterBinder;
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
import java.time.ZoneOffset;
import java.util.UUID;

/** Writes parameters through the types of JDBC 4.2, for databases that have native types. */
public abstract class JdbcParameterBinder extends ParameterBinder {

    /** The driver's statement. */
    protected final PreparedStatement statement;

    protected JdbcParameterBinder(PreparedStatement statement) {
        this.statement = statement;
    }

    @Override
    public void setNull(int index, SqlTypeName type) throws SQLException {
        statement.setNull(index, jdbcType(type));
    }

    /** The constant of {@link Types} that the driver knows a type by. */
    protected int jdbcType(SqlTypeName type) {
        return switch (type) {
            case BOOLEAN -> Types.BOOLEAN;
            case SMALLINT -> Types.SMALLINT;
            case INTEGER -> Types.INTEGER;
            case BIGINT -> Types.BIGINT;
            case REAL -> Types.REAL;
            case DOUBLE -> Types.DOUBLE;
            case DECIMAL -> Types.NUMERIC;
            case VARCHAR, TEXT -> Types.VARCHAR;
            case DATE -> Types.DATE;
            case TIME -> Types.TIME;
            case TIMESTAMP -> Types.TIMESTAMP;
            case INSTANT -> Types.TIMESTAMP_WITH_TIMEZONE;
            case UUID -> Types.OTHER;
            case BINARY -> Types.BINARY;
            case JSON -> Types.OTHER;
            case ARRAY -> Types.ARRAY;
        };
    }

    @Override
    public void setBoolean(int index, boolean value) throws SQLException {
        statement.setBoolean(index, value);
    }

    @Override
    public void setShort(int index, short value) throws SQLException {
        statement.setShort(index, value);
    }

    @Override
    public void setInt(int index, int value) throws SQLException {
        statement.setInt(index, value);
    }

    @Override
    public void setLong(int index, long value) throws SQLException {
        statement.setLong(index, value);
    }

    @Override
    public void setFloat(int index, float value) throws SQLException {
        statement.setFloat(index, (float) number(value));
    }

    @Override
    public void setDouble(int index, double value) throws SQLException {
        statement.setDouble(index, number(value));
    }

    /** Refuses what is no number: databases keep it, turn it into NULL, or reject it as they like. */
    protected static double number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "A number that is not finite is not kept by every database. Use null where there is none.");
        }
        return value;
    }

    @Override
    public void setBigDecimal(int index, BigDecimal value, SqlType<?> type) throws SQLException {
        statement.setBigDecimal(index, Decimals.fitting(value, type));
    }

    @Override
    public void setString(int index, String value) throws SQLException {
        statement.setString(index, text(value));
    }

    /** Refuses text that the database would change, or that is too long to be sent. */
    protected final String text(String value) {
        checkSize(value);
        return TextRules.checked(value);
    }

    @Override
    public void setLocalDate(int index, LocalDate value) throws SQLException {
        statement.setObject(index, TimeRules.checked(value));
    }

    @Override
    public void setLocalTime(int index, LocalTime value) throws SQLException {
        statement.setObject(index, TimeRules.checked(value));
    }

    @Override
    public void setLocalDateTime(int index, LocalDateTime value) throws SQLException {
        statement.setObject(index, TimeRules.checked(value));
    }

    @Override
    public void setInstant(int index, Instant value) throws SQLException {
        statement.setObject(index, TimeRules.checked(value).atOffset(ZoneOffset.UTC));
    }

    @Override
    public void setUuid(int index, UUID value) throws SQLException {
        statement.setObject(index, value);
    }

    @Override
    public void setBytes(int index, byte[] value) throws SQLException {
        checkSize(value.length);
        statement.setBytes(index, value);
    }

    @Override
    public void setStream(int index, BinaryStream value) throws SQLException {
        if (value.length() < 0) {
            statement.setBinaryStream(index, value.stream());
        } else {
            statement.setBinaryStream(index, value.stream(), (int) value.length());
        }
    }

    @Override
    public void setJson(int index, Json value) throws SQLException {
        setString(index, value.text());
    }
}
