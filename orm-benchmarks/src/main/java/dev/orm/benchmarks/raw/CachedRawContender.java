package dev.orm.benchmarks.raw;

import dev.orm.testing.DatabaseKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Keeps each prepared statement open with its connection. What this saves on SQLite, where a driver prepares anew every time,
 * must not be counted as a merit of an object-relational mapper. Used by one thread.
 */
final class CachedRawContender extends RawContender {

    private final Map<Connection, Map<String, PreparedStatement>> statements = new IdentityHashMap<>();

    CachedRawContender(DatabaseKind kind, DataSource pool) {
        super(kind, pool);
    }

    @Override
    PreparedStatement prepare(Connection pooled, String sql) throws SQLException {
        Connection connection = pooled.unwrap(Connection.class);
        Map<String, PreparedStatement> ofConnection = statements.get(connection);
        if (ofConnection == null) {
            ofConnection = new HashMap<>();
            statements.put(connection, ofConnection);
        }
        PreparedStatement statement = ofConnection.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            ofConnection.put(sql, statement);
        }
        return statement;
    }

    /** Every statement has all its parameters set and its rows closed at each use, so there is nothing to undo. */
    @Override
    void release(PreparedStatement statement) {}
}
