package dev.orm.dialect.mariadb;

import dev.orm.dialect.internal.JdbcRowReader;
import dev.orm.dialect.internal.JsonElements;
import dev.orm.type.SqlType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of MariaDB. */
final class MariadbReader extends JdbcRowReader {

    MariadbReader(ResultSet result) {
        super(result);
    }

    /** An instant is kept as date and time in UTC; every other way through the driver depends on zones. */
    @Override
    public @Nullable Instant getInstant(int column) throws SQLException {
        LocalDateTime utc = getLocalDateTime(column);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    @Override
    public @Nullable UUID getUuid(int column) throws SQLException {
        String text = result.getString(column);
        return text == null ? null : UUID.fromString(text);
    }

    @Override
    public @Nullable List<@Nullable Object> getArray(int column, SqlType<?> element) throws SQLException {
        String json = result.getString(column);
        return json == null ? null : JsonElements.read(json, element);
    }
}
