package dev.orm.dialect.h2;

import dev.orm.dialect.internal.JdbcParameterBinder;
import dev.orm.dialect.internal.TextRules;
import dev.orm.type.SqlType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** The parameters of H2. */
final class H2Binder extends JdbcParameterBinder {

    /** Greatest length of an array of H2. */
    private static final int MAX_ELEMENTS = 65_536;

    H2Binder(PreparedStatement statement) {
        super(statement);
    }

    @Override
    public void setList(int index, Collection<?> values, SqlType<?> type) throws SQLException {
        statement.setObject(index, elements(values, type));
    }

    private static Object[] elements(Collection<?> values, SqlType<?> type) {
        if (values.size() > MAX_ELEMENTS) {
            throw new IllegalArgumentException("H2 takes up to " + MAX_ELEMENTS + " values in an IN list, not "
                    + values.size() + ". Ask in several queries; SQLite and PostgreSQL have no such limit.");
        }
        Object[] elements = new Object[values.size()];
        int i = 0;
        for (Object value : values) {
            elements[i++] = element(type, value);
        }
        return elements;
    }

    @SuppressWarnings("unchecked")
    private static <T> Object element(SqlType<T> type, Object value) {
        Object stored = type.toStored((T) value);
        if (stored instanceof String text) {
            return TextRules.checked(text);
        } else if (stored instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        } else if (stored instanceof LocalDateTime dateTime) {
            return dateTime.truncatedTo(ChronoUnit.MICROS);
        } else if (stored instanceof LocalTime time) {
            return time.truncatedTo(ChronoUnit.MICROS);
        }
        return stored;
    }
}
