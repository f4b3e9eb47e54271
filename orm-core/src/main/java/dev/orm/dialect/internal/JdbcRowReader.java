package dev.orm.dialect.internal;

import dev.orm.type.BinaryStream;
import dev.orm.type.Json;
import dev.orm.type.RowReader;
import dev.orm.type.SqlType;
import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows through the types of JDBC 4.2, for databases that have native types. */
public class JdbcRowReader extends RowReader {

    /** The driver's result. */
    protected final ResultSet result;

    private long rows;

    public JdbcRowReader(ResultSet result) {
        this.result = result;
    }

    /** How many rows were read. */
    public final long rows() {
        return rows;
    }

    @Override
    public final boolean next() throws SQLException {
        if (result.next()) {
            rows++;
            return true;
        }
        return false;
    }

    @Override
    public final List<String> columnLabels() throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<String> labels = new ArrayList<>(columns.getColumnCount());
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            labels.add(columns.getColumnLabel(i));
        }
        return labels;
    }

    @Override
    public final @Nullable Object getObject(int column) throws SQLException {
        return result.getObject(column);
    }

    @Override
    public final boolean wasNull() throws SQLException {
        return result.wasNull();
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        return result.getBoolean(column);
    }

    @Override
    public short getShort(int column) throws SQLException {
        return result.getShort(column);
    }

    @Override
    public int getInt(int column) throws SQLException {
        return result.getInt(column);
    }

    @Override
    public long getLong(int column) throws SQLException {
        return result.getLong(column);
    }

    @Override
    public float getFloat(int column) throws SQLException {
        return result.getFloat(column);
    }

    @Override
    public double getDouble(int column) throws SQLException {
        return result.getDouble(column);
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        return Decimals.scaled(result.getBigDecimal(column), scale);
    }

    @Override
    public final @Nullable String getString(int column) throws SQLException {
        return result.getString(column);
    }

    @Override
    public @Nullable LocalDate getLocalDate(int column) throws SQLException {
        return result.getObject(column, LocalDate.class);
    }

    @Override
    public @Nullable LocalTime getLocalTime(int column) throws SQLException {
        return result.getObject(column, LocalTime.class);
    }

    @Override
    public @Nullable LocalDateTime getLocalDateTime(int column) throws SQLException {
        return result.getObject(column, LocalDateTime.class);
    }

    @Override
    public @Nullable Instant getInstant(int column) throws SQLException {
        OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    @Override
    public @Nullable UUID getUuid(int column) throws SQLException {
        return result.getObject(column, UUID.class);
    }

    @Override
    public byte @Nullable [] getBytes(int column) throws SQLException {
        return result.getBytes(column);
    }

    @Override
    public @Nullable BinaryStream getStream(int column) throws SQLException {
        InputStream stream = result.getBinaryStream(column);
        return stream == null ? null : new BinaryStream(stream, -1);
    }

    @Override
    public @Nullable Json getJson(int column) throws SQLException {
        String text = result.getString(column);
        return text == null ? null : Json.of(text);
    }

    @Override
    public @Nullable List<@Nullable Object> getArray(int column, SqlType<?> element) throws SQLException {
        Array array = result.getArray(column);
        if (array == null) {
            return null;
        }
        List<@Nullable Object> elements = new ArrayList<>();
        try (ResultSet rows = array.getResultSet()) {
            RowReader row = new JdbcRowReader(rows);
            while (rows.next()) {
                elements.add(element.read(row, 2));
            }
        }
        array.free();
        return elements;
    }
}
