package dev.orm.dialect.postgresql;

import dev.orm.dialect.internal.JdbcParameterBinder;
import dev.orm.dialect.internal.TextRules;
import dev.orm.type.SqlType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** The parameters of PostgreSQL. */
final class PostgresqlBinder extends JdbcParameterBinder {

    PostgresqlBinder(PreparedStatement statement) {
        super(statement);
    }

    @Override
    public void setList(int index, Collection<?> values, SqlType<?> type) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(elementType(type), array(values, type)));
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
        };
    }

    /** The driver sends arrays of numbers in binary form; whatever it does not know travels as text. */
    private static Object[] array(Collection<?> values, SqlType<?> type) {
        int size = values.size();
        int i = 0;
        switch (type.name()) {
            case BIGINT -> {
                Long[] numbers = new Long[size];
                for (Object value : values) {
                    numbers[i++] = ((Number) stored(type, value)).longValue();
                }
                return numbers;
            }
            case INTEGER -> {
                Integer[] numbers = new Integer[size];
                for (Object value : values) {
                    numbers[i++] = ((Number) stored(type, value)).intValue();
                }
                return numbers;
            }
            case BINARY -> {
                byte[][] all = new byte[size][];
                for (Object value : values) {
                    all[i++] = (byte[]) stored(type, value);
                }
                return all;
            }
            default -> {
                String[] texts = new String[size];
                for (Object value : values) {
                    texts[i++] = text(stored(type, value));
                }
                return texts;
            }
        }
    }

    private static String text(Object value) {
        if (value instanceof String string) {
            return TextRules.checked(string);
        } else if (value instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.MICROS).toString();
        } else if (value instanceof LocalDateTime dateTime) {
            return dateTime.truncatedTo(ChronoUnit.MICROS).toString();
        } else if (value instanceof LocalTime time) {
            return time.truncatedTo(ChronoUnit.MICROS).toString();
        }
        return value.toString();
    }

    @SuppressWarnings("unchecked")
    private static <T> Object stored(SqlType<T> type, Object value) {
        return type.toStored((T) value);
    }
}
