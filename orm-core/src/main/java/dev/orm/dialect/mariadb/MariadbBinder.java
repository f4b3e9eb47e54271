package dev.orm.dialect.mariadb;

import dev.orm.dialect.internal.JdbcParameterBinder;
import dev.orm.dialect.internal.JsonElements;
import dev.orm.dialect.internal.TimeRules;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** The parameters of MariaDB. */
final class MariadbBinder extends JdbcParameterBinder {

    MariadbBinder(PreparedStatement statement) {
        super(statement);
    }

    /** As the number that it stands for: its few decimal digits are those of another DOUBLE. */
    @Override
    public void setFloat(int index, float value) throws SQLException {
        setDouble(index, value);
    }

    /** An instant is kept as date and time in UTC; every other way through the driver depends on zones. */
    @Override
    public void setInstant(int index, Instant value) throws SQLException {
        setLocalDateTime(index, LocalDateTime.ofInstant(TimeRules.checked(value), ZoneOffset.UTC));
    }

    /** A list travels as a JSON array, whose length is not seen in the statement. */
    @Override
    public void setList(int index, Collection<?> values, SqlType<?> type) throws SQLException {
        boolean decimals = type.name() == SqlTypeName.DECIMAL;
        statement.setString(index, json(decimals ? MariadbLists.comparable(values, type) : values, type));
    }

    @Override
    public void setArray(int index, List<?> values, SqlType<?> element) throws SQLException {
        statement.setString(index, json(values, element));
    }

    private String json(Collection<?> values, SqlType<?> type) {
        String json = JsonElements.write(values, type);
        checkSize(json);
        return json;
    }
}
