package dev.orm.dialect.postgresql;

import dev.orm.dialect.internal.Decimals;
import dev.orm.dialect.internal.JdbcParameterBinder;
import dev.orm.dialect.internal.TimeRules;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of PostgreSQL. */
final class PostgresqlBinder extends JdbcParameterBinder {

    PostgresqlBinder(PreparedStatement statement) {
        super(statement);
    }

    @Override
    public void setList(int index, Collection<?> values, SqlType<?> type) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(elementType(type), array(values, type)));
    }

    @Override
    public void setArray(int index, List<?> values, SqlType<?> element) throws SQLException {
        setList(index, values, element);
    }

    @Override
    public void setJson(int index, Json value) throws SQLException {
        statement.setObject(index, text(value.text()), Types.OTHER);
    }

    private static String elementType(SqlType<?> type) {
        return switch (type.name()) {
            case BOOLEAN -> "bool";
            case SMALLINT -> "int2";
            case INTEGER -> "int4";
            case BIGINT -> "int8";
            case REAL -> "float4";
            case DOUBLE -> "float8";
            case DECIMAL -> "numeric";
            case VARCHAR, TEXT -> "text";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case INSTANT -> "timestamptz";
            case UUID -> "uuid";
            case BINARY -> "bytea";
            case JSON -> "jsonb";
            case ARRAY ->
                throw new IllegalArgumentException("A list of arrays cannot be sent. Compare them one by one.");
        };
    }

    /** The driver sends arrays of numbers in binary form; whatever it does not know travels as text. */
    private Object[] array(Collection<?> values, SqlType<?> type) {
        int size = values.size();
        int i = 0;
        switch (type.name()) {
            case BIGINT -> {
                @Nullable Long[] numbers = new Long[size];
                for (Object value : values) {
                    numbers[i++] = (Long) stored(type, value);
                }
                return numbers;
            }
            case INTEGER -> {
                @Nullable Integer[] numbers = new Integer[size];
                for (Object value : values) {
                    numbers[i++] = (Integer) stored(type, value);
                }
                return numbers;
            }
            case BINARY -> {
                byte @Nullable [][] all = new byte[size][];
                for (Object value : values) {
                    all[i++] = (byte[]) stored(type, value);
                }
                return all;
            }
            default -> {
                @Nullable String[] texts = new String[size];
                for (Object value : values) {
                    texts[i++] = element(stored(type, value), type);
                }
                return texts;
            }
        }
    }

    private @Nullable String element(@Nullable Object value, SqlType<?> type) {
        if (value == null) {
            return null;
        } else if (value instanceof String string) {
            return text(type.fitting(string));
        } else if (value instanceof BigDecimal decimal) {
            return Decimals.fitting(decimal, type).toPlainString();
        } else if (value instanceof Instant instant) {
            return TimeRules.checked(instant).toString();
        } else if (value instanceof LocalDateTime dateTime) {
            return TimeRules.checked(dateTime).toString();
        } else if (value instanceof LocalDate date) {
            return TimeRules.checked(date).toString();
        } else if (value instanceof LocalTime time) {
            return TimeRules.checked(time).toString();
        } else if (value instanceof Double || value instanceof Float) {
            number(((Number) value).doubleValue());
        }
        return value.toString();
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable Object stored(SqlType<T> type, @Nullable Object value) {
        return value == null ? null : type.toStored((T) value);
    }
}
