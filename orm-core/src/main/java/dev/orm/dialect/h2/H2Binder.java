package dev.orm.dialect.h2;

import dev.orm.dialect.internal.Decimals;
import dev.orm.dialect.internal.JdbcParameterBinder;
import dev.orm.dialect.internal.TimeRules;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of H2. */
final class H2Binder extends JdbcParameterBinder {

    /** Greatest length of an array of H2. */
    static final int MAX_ELEMENTS = 65_536;

    H2Binder(PreparedStatement statement) {
        super(statement);
    }

    @Override
    public void setList(int index, Collection<?> values, SqlType<?> type) throws SQLException {
        statement.setObject(index, elements(values, type));
    }

    @Override
    public void setParts(int index, List<? extends List<?>> parts, SqlType<?> type) throws SQLException {
        Object[] arrays = new Object[parts.size()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = elements(parts.get(i), type);
        }
        statement.setObject(index, arrays);
    }

    @Override
    public void setArray(int index, List<?> values, SqlType<?> element) throws SQLException {
        setList(index, values, element);
    }

    /** Bytes are taken for JSON; a text would become a text inside JSON. */
    @Override
    public void setJson(int index, Json value) throws SQLException {
        statement.setBytes(index, json(value));
    }

    private byte[] json(Json value) {
        byte[] bytes = value.text().getBytes(StandardCharsets.UTF_8);
        checkSize(bytes.length);
        return bytes;
    }

    private @Nullable Object[] elements(Collection<?> values, SqlType<?> type) {
        if (values.size() > MAX_ELEMENTS) {
            throw new IllegalArgumentException("H2 takes up to " + MAX_ELEMENTS + " elements in an array, not "
                    + values.size() + ". Keep them as rows of a table.");
        }
        @Nullable Object[] elements = new @Nullable Object[values.size()];
        int i = 0;
        for (Object value : values) {
            elements[i++] = element(type, value);
        }
        return elements;
    }

    @SuppressWarnings("unchecked")
    private <T> @Nullable Object element(SqlType<T> type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        Object stored = type.toStored((T) value);
        if (stored instanceof String text) {
            return text(type.fitting(text));
        } else if (stored instanceof BigDecimal decimal) {
            return Decimals.fitting(decimal, type);
        } else if (stored instanceof Json json) {
            return json(json);
        } else if (stored instanceof Double || stored instanceof Float) {
            number(((Number) stored).doubleValue());
        } else if (stored instanceof LocalDate date) {
            return TimeRules.checked(date);
        } else if (stored instanceof Instant instant) {
            return TimeRules.checked(instant).atOffset(ZoneOffset.UTC);
        } else if (stored instanceof LocalDateTime dateTime) {
            return TimeRules.checked(dateTime);
        } else if (stored instanceof LocalTime time) {
            return TimeRules.checked(time);
        }
        return stored;
    }
}
