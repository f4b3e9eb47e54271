package dev.orm.dialect.sqlite;

import dev.orm.dialect.internal.Decimals;
import dev.orm.dialect.internal.IsoText;
import dev.orm.dialect.internal.JdbcParameterBinder;
import dev.orm.dialect.internal.JsonElements;
import dev.orm.type.BinaryStream;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    public void setBigDecimal(int index, BigDecimal value, SqlType<?> type) throws SQLException {
        BigDecimal exact = Decimals.fitting(value, type);
        if (type.precision() <= Decimals.DOUBLE_DIGITS) {
            statement.setDouble(index, Decimals.beside(exact));
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
        statement.setString(index, json(values, type));
    }

    private String json(Collection<?> values, SqlType<?> type) {
        String json = JsonElements.write(values, type);
        checkSize(json);
        return json;
    }

    @Override
    public void setArray(int index, List<?> values, SqlType<?> element) throws SQLException {
        statement.setString(index, json(values, element));
    }

    /** The driver would read the whole stream as well. */
    @Override
    public void setStream(int index, BinaryStream value) throws SQLException {
        try {
            statement.setBytes(index, value.stream().readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("The stream of a binary value cannot be read.", broken);
        }
    }
}
